import { test as base, expect } from '@playwright/test';
import { layers } from '#cloudformation/layers.ts';
import { LocalAwsControl } from './local-aws-control.ts';
import { StrataApi } from './strata-api.ts';
import { StrataServer } from './strata-server.ts';

/** A database takes AWS seven minutes. */
const speed = 200;

const test = base.extend<{ readonly strata: StrataServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
  strata: async ({}, use) => {
    const server = await StrataServer.start({ speed });
    await use(server);
    await server.stop();
  },
});

test('the whole platform: deployed as one graph, failed, retried, edited, destroyed', async ({
  page,
  strata,
}) => {
  test.setTimeout(300_000);
  const api = new StrataApi(strata.url);
  const control = new LocalAwsControl(strata.awsUrl);
  const graph = page.getByRole('figure', { name: 'Layer graph of platform' });
  const layer = (title: string, state: string) =>
    graph.getByRole('button', { name: `${title} layer, ${state}` });
  await api.createEnvironment('platform');

  await test.step('one layer fails; nothing but what needs it is stopped', async () => {
    const reason = 'The database is unlucky today.';
    await control.failCreation('platform-databases', 'Database', reason);
    await page.goto(`${strata.url}/environments/platform`);
    await expect(layer('Network', 'not deployed')).toBeVisible();
    await page.getByRole('button', { name: 'Deploy all' }).click();
    await expect(page).toHaveURL(/deployments\//);
    await expect(layer('Databases', 'failed')).toBeVisible({ timeout: 120_000 });
    await expect(page.getByText(reason).first()).toBeVisible();
    await expect(
      page.getByText('Finished after').or(page.getByText('Failed after')).first(),
    ).toBeVisible({
      timeout: 120_000,
    });
    await expect(layer('Compute', 'done')).toBeVisible();
    await expect(layer('Monitoring', 'done')).toBeVisible();
  });

  await test.step('retry goes on from there', async () => {
    await control.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 120_000 });
    await page.getByRole('link', { name: 'Overview' }).click();
    for (const { title } of layers) await expect(layer(title, 'deployed')).toBeVisible();
  });
});
