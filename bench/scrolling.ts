import { CreateJobCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Page } from '@playwright/test';
import { environmentTag } from '#lib/discovery/answers.ts';
import { withPage } from './browser.ts';
import type { Benchmark, Figure } from './figure.ts';
import { median } from './statistics.ts';
import { MeasuredStrata } from './strata.ts';

const environment = 'bench';
const job = 'bench-job';
const runCount = 10_000;
const scrolledFrames = 120;
/** A screen of rows in each frame, as a wheel that is turned hard. */
const pixelsAFrame = 400;

export const scrolling: Benchmark = {
  id: 'scrolling',
  title: 'Scrolling through a long history',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      say(`${runCount} runs`);
      await prepare(strata);
      return withPage(say, async (page, browser) => {
        await page.goto(`${strata.server.url}/environments/${environment}/runs?resource=${job}`);
        await readAll(page);
        return figures(await scroll(page), browser);
      });
    }),
};

/** A job with a history, made by hand with the environment's tag. */
async function prepare(strata: MeasuredStrata): Promise<void> {
  const glue = new GlueClient({
    region: 'us-east-2',
    endpoint: strata.server.awsUrl,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  await glue.send(
    new CreateJobCommand({
      Name: job,
      Role: 'arn:aws:iam::000000000000:role/bench',
      Command: { Name: 'glueetl', ScriptLocation: 's3://bench/job.py' },
      Tags: { [environmentTag]: environment },
    }),
  );
  glue.destroy();
  await strata.cloud.addPastRuns('glue-job', job, runCount);
  await strata.createEnvironment(environment);
  await strata.call('POST', `/environments/${environment}/graph/refresh`);
}

/** Reads on at the end of the list until every run is in it. */
async function readAll(page: Page): Promise<void> {
  const runs = page.getByRole('region', { name: 'Runs' });
  await runs.getByRole('listitem').first().waitFor();
  await page.waitForFunction(
    (count) => {
      const list = document.querySelector('section[aria-label="Runs"]');
      list?.scrollTo({ top: list.scrollHeight });
      const size = list?.querySelector('li')?.getAttribute('aria-setsize');
      return Number(size) >= count;
    },
    runCount,
    { polling: 50, timeout: 120_000 },
  );
}

/** Scrolls from the top, and answers how long each frame took. */
function scroll(page: Page): Promise<number[]> {
  return page.evaluate(
    async ({ frames, pixels }) => {
      const list = document.querySelector('section[aria-label="Runs"]');
      list?.scrollTo({ top: 0 });
      const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [];
      let last = await nextFrame();
      for (let frame = 0; frame < frames; frame += 1) {
        list?.scrollBy({ top: pixels });
        const now = await nextFrame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { frames: scrolledFrames, pixels: pixelsAFrame },
  );
}

function figures(times: readonly number[], browser: string): Figure[] {
  const sorted = times.toSorted((a, b) => a - b);
  const note = `${times.length} frames of ${pixelsAFrame} pixels each in ${browser}, all ${runCount} runs read`;
  return [
    { id: 'scroll-median', title: 'Frame, median', value: median(times), unit: 'ms', note },
    {
      id: 'scroll-p95',
      title: 'Frame, 95th percentile',
      value: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      unit: 'ms',
      atMost: 50,
      note,
    },
  ];
}
