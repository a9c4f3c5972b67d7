import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';

interface Received {
  readonly body: string;
  readonly signature: string;
}

test.use({ env: { STRATA_WEBHOOK_HOSTS: '127.0.0.1' } });

test('a webhook is added, tested, and told of a deployment', async ({
  page,
  api,
  environmentName,
}) => {
  const received: Received[] = [];
  const receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      received.push({ body, signature: String(request.headers['x-strata-signature']) });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await page.goto(`/environments/${environmentName}/settings`);
  await expect(page.getByText('Nobody is told.', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Add notifications' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add notifications' });

  await test.step('what is wrong with it is said at its field', async () => {
    await dialog.getByLabel('Name').fill('Pager');
    await dialog.getByLabel('URL').fill('pager.example');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByText('A URL that starts with https://')).toBeVisible();
    await expectNoViolations(page);
  });

  await dialog.getByLabel('URL').fill(`http://127.0.0.1:${port}/hook`);
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  const shown = page.getByRole('dialog', { name: 'The signing key' });
  const signingKey = (await shown.getByText(/^[\w-]{43}$/).textContent()) ?? '';
  await shown.getByRole('button', { name: 'Done' }).click();

  await page.getByRole('button', { name: 'Test Pager' }).click();
  await expect(page.getByText('Pager has taken the test.')).toBeVisible();
  expect(JSON.parse(received[0]?.body ?? '')).toMatchObject({ topic: 'test' });

  await api.deploy(environmentName);
  await expect.poll(() => received.length, { timeout: 20_000 }).toBe(2);
  const { body = '', signature } = received[1] ?? {};
  expect(JSON.parse(body)).toMatchObject({ topic: 'deployment', severity: 'success' });
  expect(signature).toBe(`sha256=${createHmac('sha256', signingKey).update(body).digest('hex')}`);
  const row = page
    .getByRole('table', { name: 'Notifications' })
    .getByRole('row', { name: /^Pager/ });
  await expect(row).toContainText('Delivered');
  await expect(row).not.toContainText('/hook');

  await page.getByRole('button', { name: 'Turn Pager off' }).click();
  await expect(row).toContainText('Turned off');
  await page.getByRole('button', { name: 'Remove Pager' }).click();
  await expect(page.getByText('Nobody is told.', { exact: true })).toBeVisible();
  receiver.close();
});
