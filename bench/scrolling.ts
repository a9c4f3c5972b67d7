import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateJobCommand, GlueClient } from '@aws-sdk/client-glue';
import type { Page } from '@playwright/test';
import type { Run } from '#lib/api/runs.ts';
import { environmentTag } from '#lib/discovery/answers.ts';
import { withPage } from './browser.ts';
import type { Benchmark, Figure } from './figure.ts';
import { median } from './statistics.ts';
import { MeasuredStrata } from './strata.ts';

const environment = 'bench';
const job = 'bench-job';
const runCount = 10_000;
const lineCount = 100_000;
/** Of one call. Source: CloudWatch Logs API, `PutLogEvents`. */
const linesAtOnce = 10_000;
const scrolledFrames = 120;
/** A screen of rows in each frame, as a wheel that is turned hard. */
const pixelsAFrame = 400;

export const scrolling: Benchmark = {
  id: 'scrolling',
  title: 'Scrolling through a long history and a long log',
  measure: (say) =>
    MeasuredStrata.during(async (strata) => {
      say(`${runCount} runs`);
      await prepare(strata);
      return withPage(say, async (page, browser) => {
        await strata.signIn(page);
        await page.goto(`${strata.server.url}/environments/${environment}/runs?resource=${job}`);
        await readAll(page);
        const runs = await scroll(page, 'Runs');
        const { log, ms } = await openLog(strata, page);
        say(`${lineCount} lines after ${(ms / 1_000).toFixed(1)} s`);
        const lines = await scroll(page, log);
        const wholeLog = `all ${lineCount} lines of a run's log read, ${(ms / 1_000).toFixed(1)} s after it was opened`;
        return [
          ...figures('scroll', 'Frame', runs, `${browser}, all ${runCount} runs read`),
          ...figures('scroll-log', 'Frame of a log', lines, `${browser}, ${wholeLog}`),
        ];
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

/** Gives the newest run a long log, opens it, and answers when all of it was there. */
async function openLog(
  strata: MeasuredStrata,
  page: Page,
): Promise<{ readonly log: string; readonly ms: number }> {
  const path = `/environments/${environment}/resources/runs?resource=${job}&limit=1`;
  const { runs } = await strata.call<{ runs: Run[] }>('GET', path);
  const run = runs[0]?.id ?? '';
  await writeLog(strata.server.awsUrl, run);
  await page.goto('about:blank');
  const startedMs = performance.now();
  await page.goto(
    `${strata.server.url}/environments/${environment}/runs?resource=${job}&run=${run}`,
  );
  const log = await page.waitForFunction(
    (count) =>
      [...document.querySelectorAll('section[aria-label]')]
        .find((list) => Number(list.querySelector('li')?.getAttribute('aria-setsize')) === count)
        ?.getAttribute('aria-label'),
    lineCount,
    { polling: 50, timeout: 120_000 },
  );
  return { log: (await log.jsonValue()) ?? '', ms: performance.now() - startedMs };
}

async function writeLog(endpoint: string, run: string): Promise<void> {
  const logs = new CloudWatchLogsClient({
    region: 'us-east-2',
    endpoint,
    credentials: { accessKeyId: 'bench', secretAccessKey: 'bench' },
  });
  const place = { logGroupName: '/aws-glue/jobs/output', logStreamName: run };
  await logs.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
  await logs.send(new CreateLogStreamCommand(place));
  const timestamp = Date.now();
  for (let begun = 0; begun < lineCount; begun += linesAtOnce) {
    const logEvents = Array.from({ length: linesAtOnce }, (_, index) => ({
      timestamp,
      message: `INFO task ${begun + index} of ${lineCount} finished`,
    }));
    await logs.send(new PutLogEventsCommand({ ...place, logEvents }));
  }
  logs.destroy();
}

/** Scrolls from the top, and answers how long each frame took. */
function scroll(page: Page, label: string): Promise<number[]> {
  return page.evaluate(
    async ({ label, frames, pixels }) => {
      const list = document.querySelector(`section[aria-label="${label}"]`);
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
    { label, frames: scrolledFrames, pixels: pixelsAFrame },
  );
}

function figures(id: string, title: string, times: readonly number[], where: string): Figure[] {
  const sorted = times.toSorted((a, b) => a - b);
  const note = `${times.length} frames of ${pixelsAFrame} pixels each in ${where}`;
  return [
    { id: `${id}-median`, title: `${title}, median`, value: median(times), unit: 'ms', note },
    {
      id: `${id}-p95`,
      title: `${title}, 95th percentile`,
      value: sorted[Math.floor(sorted.length * 0.95)] ?? 0,
      unit: 'ms',
      atMost: 50,
      note,
    },
  ];
}
