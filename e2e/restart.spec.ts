import { test as base, expect } from '@playwright/test';
import { planLayers } from './layer-choice.ts';
import { LocalAwsControl } from './local-aws-control.ts';
import { StrataApi } from './strata-api.ts';
import { StrataServer } from './strata-server.ts';

/** Slow enough that the deployment is still under way when the app is there again. */
const speed = 10;

const test = base.extend<{ readonly strata: StrataServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
  strata: async ({}, use) => {
    const server = await StrataServer.start({ speed });
    await use(server);
    await server.stop();
  },
  storageState: async ({ strata }, use) => use((await strata.operator()).storageState),
});

test('a deployment survives kill -9 of the app, and nothing is made twice', async ({
  page,
  strata,
}) => {
  const api = new StrataApi(strata);
  const control = new LocalAwsControl(strata.awsUrl);
  await api.createEnvironment('survivor');
  await page.goto(`${strata.url}/environments/survivor`);
  await planLayers(page, 'Network');
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(page.getByText('Create complete').first()).toBeVisible();

  await strata.killApp();
  await expect(page.getByText('Live updates are interrupted').first()).toBeVisible();
  await strata.startApp();

  await expect(page.getByText('Live updates are interrupted').first()).toBeHidden();
  await expect(page.getByText('Finished after').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('Succeeded').first()).toBeVisible();
  expect(await control.countCalls('CreateChangeSet')).toBe(1);
  expect(await control.countCalls('ExecuteChangeSet')).toBe(1);
  expect(await control.countCalls('DeleteStack')).toBe(0);
});
