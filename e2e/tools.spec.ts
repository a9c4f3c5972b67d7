import { ModifySubnetAttributeCommand } from '@aws-sdk/client-ec2';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Locator, Page } from '@playwright/test';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, platformSpeed, test } from './fixtures.ts';
import { administrator } from './sign-in.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'tools';
const overview = `/environments/${environment}`;
const password = 'canary-5d1e-only-when-asked';

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, {
    network: { natGateways: 'none' },
    security: { monitoringCidrs: ['203.0.113.0/24'] },
    kubernetes: { gitRepository: 'https://github.com/example/platform.git' },
  });
  const layers = ['monitoring', 'kubernetes'];
  expect(await api.deploy(environment, layers)).toMatchObject({ status: 'succeeded' });
  const secrets = new SecretsManagerClient({
    region: 'us-east-2',
    endpoint: strata.awsUrl,
    credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
  });
  await secrets.send(
    new PutSecretValueCommand({
      SecretId: `${environment}/grafana`,
      SecretString: JSON.stringify({ username: 'admin', password }),
    }),
  );
  secrets.destroy();
});

/** The card of a tool on the overview. */
function cardOf(page: Page, title: string): Locator {
  const cards = page.getByRole('list', { name: 'Tools' }).getByRole('listitem');
  return cards.filter({ hasText: new RegExp(`^${title}`) });
}

test('a tool that is up is opened in a new tab', async ({ page }) => {
  await page.goto(overview);
  const card = cardOf(page, 'Grafana');
  await expect(card).toContainText('Up');
  await expect(card).toContainText(/13\.2\.2 · \d+ ms/);
  await expect(card).toContainText('Simulated');
  const opened = page.waitForEvent('popup');
  await card.getByRole('link', { name: /^Open Grafana/ }).click();
  const grafana = await opened;
  await expect(grafana.getByRole('heading', { name: 'Grafana' })).toBeVisible();
  await expect(grafana.getByText('This is simulated.')).toBeVisible();
  await expect(cardOf(page, 'Kibana')).toContainText('Elasticsearch is green');
  await expect(cardOf(page, 'Prometheus')).toContainText('No alerts');
});

test('a password is nowhere before it is asked for, and that it was is told', async ({ page }) => {
  const received: string[] = [];
  page.on('response', async (response) => {
    const isEndless = response.headers()['content-type']?.includes('event-stream');
    if (!isEndless) received.push(await response.text().catch(() => ''));
  });
  await page.goto(overview);
  const card = cardOf(page, 'Grafana');
  const reveal = card.getByRole('button', { name: 'Reveal the password of Grafana' });
  await expect(reveal).toBeVisible();
  await page.waitForLoadState('load');
  expect(await page.content()).not.toContain(password);
  expect(received.join('\n')).not.toContain(password);

  await reveal.click();
  await expect(card).toContainText(password);
  await expect(card).toContainText('admin');
  const activity = page.getByRole('list', { name: 'Activity', exact: true });
  await expect(activity).toContainText(`${administrator.email} read the password of Grafana`);
  await expect(activity).not.toContainText(password);

  await card.getByRole('button', { name: 'Hide' }).click();
  await expect(card).not.toContainText(password);
  await page.reload();
  await expect(reveal).toBeVisible();
  expect(await page.content()).not.toContain(password);
});

test('a password is copied without being shown', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: baseURL ?? '' });
  await page.goto(overview);
  const card = cardOf(page, 'Grafana');
  await card.getByRole('button', { name: 'Copy the password of Grafana' }).click();
  await expect(page.getByText('The password of Grafana was copied.')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password);
  expect(await page.content()).not.toContain(password);
});

test('a host’s node has its tools and what was measured of it', async ({ page, api }) => {
  const { nodes } = await api.graph(environment);
  const host = nodes.find(({ logicalId }) => logicalId === 'MonitoringHost');
  await page.goto(`${overview}/architecture?view=monitoring&resource=${host?.id}`);
  const tools = page.getByRole('list', { name: 'Tools' });
  await expect(tools.getByRole('listitem').first()).toContainText('Grafana');
  await expect(tools).not.toContainText('ArgoCD');
  await expect(page.getByRole('application', { name: 'Host, in use' })).toBeVisible();
  await expect(page.getByText('Memory of the largest containers')).toBeVisible();
});

test('the palette opens a tool', async ({ page }) => {
  await page.goto(overview);
  await expect(cardOf(page, 'Jaeger')).toContainText('Up');
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('open jaeger');
  const item = page.getByRole('option', { name: /^Open Jaeger/ });
  await expect(item).toBeVisible();
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Enter');
  await expect((await opened).getByRole('heading', { name: 'Jaeger' })).toBeVisible();
});

test('a closed port is opened for an hour, and closed before', async ({ page }) => {
  await page.goto(overview);
  const card = cardOf(page, 'ArgoCD');
  await expect(card).toContainText('lets nobody in to port 30080');
  await card.getByRole('button', { name: 'Forward its port to this computer' }).click();
  await expect(card).toContainText(/aws ssm start-session .*--region us-east-2/s);
  await card.getByRole('button', { name: 'Open ArgoCD for my IP for one hour' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'From' }).fill('0.0.0.0/0');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toContainText('At most 256 addresses');
  await dialog.getByRole('textbox', { name: 'From' }).fill('203.0.113.7/32');
  await dialog.getByRole('button', { name: 'Open', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText('Up');
  await expect(card).toContainText('platform: synced, healthy');
  await expect(card).toContainText('Open to 203.0.113.7/32 until');
  await card.getByRole('button', { name: 'Close ArgoCD now' }).click();
  await expect(card).toContainText('Port closed');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('in the tools of the overview and of a host', async ({ page, api }) => {
      await page.goto(overview);
      await expect(cardOf(page, 'ArgoCD')).toContainText('Port closed');
      await expect(cardOf(page, 'Prometheus')).toContainText('No alerts');
      await expectNoViolations(page, '[class*="awsui_card"]');
      const { nodes } = await api.graph(environment);
      const host = nodes.find(({ logicalId }) => logicalId === 'MonitoringHost');
      await page.goto(`${overview}/operations?resource=${host?.id}`);
      await expect(page.getByRole('application', { name: 'Host, in use' })).toBeVisible();
      await expectNoViolations(page);
    });
  });
}

test('a stopped host tells so, and is started from there', async ({
  page,
  api,
  control,
  speed,
}) => {
  await page.goto(overview);
  const card = cardOf(page, 'Grafana');
  await expect(card).toContainText('Up');
  const { nodes } = await api.graph(environment);
  const host = nodes.find(({ logicalId }) => logicalId === 'MonitoringHost');
  await api.operate(environment, host?.id ?? '', 'stop');
  await expect(card).toContainText(`${environment}-monitoring is stopped.`);
  await expect(card.getByRole('link', { name: /^Open Grafana/ })).toHaveCount(0);
  await control.setSpeed(speed / 10);
  await card.getByRole('button', { name: `Start ${environment}-monitoring` }).click();
  await expect(card).toContainText('Starting');
  await expect(card).toContainText('Up');
});

test('a host too small, and without a public address, says so and how it is reached', async ({
  page,
  api,
  ec2,
}) => {
  const small = 'tools-small';
  await api.createEnvironment(small, {
    network: { natGateways: 'none' },
    monitoring: { instanceType: 't3.small' },
  });
  expect(await api.deploy(small, ['network'])).toMatchObject({ status: 'succeeded' });
  const { nodes } = await api.refresh(small);
  for (const { id, type } of nodes) {
    if (type !== 'AWS::EC2::Subnet') continue;
    const without = { SubnetId: id, MapPublicIpOnLaunch: { Value: false } };
    await ec2.send(new ModifySubnetAttributeCommand(without));
  }
  expect(await api.deploy(small, ['monitoring'])).toMatchObject({ status: 'succeeded' });
  await page.goto(`/environments/${small}`);
  await expect(cardOf(page, 'Kibana')).toContainText('Kibana is not started on a t3.small');
  const card = cardOf(page, 'Grafana');
  await expect(card).toContainText(`${small}-monitoring has no public address.`);
  await expect(card).toContainText('AWS-StartPortForwardingSession');
  await expect(card.getByRole('link', { name: /^Open Grafana/ })).toHaveCount(0);
});
