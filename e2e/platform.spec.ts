import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { expect, platformSpeed, test } from './fixtures.ts';

const longStepMs = 120_000;

test.use({ speed: platformSpeed });

test('the whole platform: one graph, a failure, a retry, an edit, the end', async ({
  page,
  strata,
  api,
  control,
}) => {
  test.setTimeout(420_000);
  const s3 = new S3Client({
    region: 'us-east-2',
    endpoint: strata.awsUrl,
    forcePathStyle: true,
    credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
  });
  const lake = async () => {
    const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
    return Buckets.find(({ Name }) => /^platform-data-lake-[0-9a-f]+$/.test(Name ?? ''))?.Name;
  };
  const graph = page.getByRole('figure', { name: 'Layer graph of platform' });
  const layer = (title: string, state: string) =>
    graph.getByRole('button', { name: `${title} layer, ${state}`, exact: true });
  const development = presets.find(({ id }) => id === 'development');
  await api.createEnvironment('platform', { ...development?.parameters });

  await test.step('a database fails; every layer that does not need it is deployed', async () => {
    const reason = 'The database is unlucky today.';
    await control.failCreation('platform-databases', 'MySql', reason);
    await page.goto(`${strata.url}/environments/platform`);
    await expect(layer('Network', 'not deployed')).toBeVisible();
    await page.getByRole('button', { name: 'Deploy all' }).click();
    await expect(page).toHaveURL(/deployments\//);
    await expect(page.getByText(/^RDS instance MySql failed/).first()).toBeVisible({
      timeout: longStepMs,
    });
    await expect(page.getByText(reason).first()).toBeVisible();
    await expect(page.getByText('Failed after').first()).toBeVisible({ timeout: longStepMs });
    for (const { title, id } of layers) {
      await expect(layer(title, id === 'databases' ? 'failed' : 'done')).toBeVisible();
    }
  });

  await test.step('a retry deploys what is missing', async () => {
    await control.clearFaults();
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: longStepMs });
    await page.getByRole('link', { name: 'Overview' }).click();
    for (const { title } of layers) await expect(layer(title, 'deployed')).toBeVisible();
  });

  await test.step('an edit that replaces a host is shown, and wants its name', async () => {
    await page.goto(`${strata.url}/environments/platform/settings?layer=kubernetes`);
    const image = '/aws/service/ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-x86_64';
    await page.getByRole('textbox', { name: 'Image' }).fill(image);
    await page.getByRole('button', { name: 'Save and plan' }).click();
    const grave = page.getByRole('listitem').filter({ hasText: 'KubernetesHost' }).first();
    await expect(grave).toContainText(/Critical.*Data.*the data in it is lost/s);
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const accept = dialog.getByRole('button', { name: 'Deploy and lose the data' });
    await expect(accept).toBeDisabled();
    const label = await dialog.getByText(/^Type i-\w+ to confirm$/).textContent();
    await dialog.getByRole('textbox').fill(/i-\w+/.exec(label ?? '')?.[0] ?? '');
    await accept.click();
    await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: longStepMs });
  });

  await test.step('a bucket that is not empty stops its destruction', async () => {
    const Bucket = await lake();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'raw/events/one.json', Body: '{}' }));
    await page.goto(`${strata.url}/environments/platform`);
    await page.getByRole('button', { name: 'Destroy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByText('1 object version', { exact: true })).toBeVisible();
    await dialog.getByRole('textbox').fill('platform');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Failed after').first()).toBeVisible({ timeout: longStepMs });
    await expect(page.getByText(/not empty/).first()).toBeVisible();
    expect(await lake()).toBe(Bucket);
  });

  await test.step('it goes once its contents are given up', async () => {
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('button', { name: 'Destroy', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: /^Empty and delete platform-data-lake/ }).check();
    await dialog.getByRole('textbox').fill('platform');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Finished after').first()).toBeVisible({ timeout: longStepMs });
    expect(await lake()).toBeUndefined();
    await page.getByRole('link', { name: 'Overview' }).click();
    for (const { title } of layers) await expect(layer(title, 'not deployed')).toBeVisible();
  });
  s3.destroy();
});
