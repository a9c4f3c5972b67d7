import { readFile } from 'node:fs/promises';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

test('the network can be taken along, read as a table, and linked to', async ({
  page,
  context,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
  await api.deploy(environmentName);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`/environments/${environmentName}/architecture`);
  const diagram = new NetworkFigure(page, environmentName);
  await diagram.expectDrawn();

  await test.step('as Mermaid', async () => {
    await page.getByRole('button', { name: 'Copy Mermaid source' }).click();
    await expect(page.getByText('Mermaid source copied').first()).toBeVisible();
    const source = await page.evaluate(() => navigator.clipboard.readText());
    expect(source).toContain('flowchart');
    expect(source).toContain('10.0.10.0/24');
  });

  await test.step('as SVG, with its icons in it', async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download SVG' }).click(),
    ]);
    const svg = await readFile(await download.path(), 'utf8');
    expect(svg).toMatch(/^<svg[\s>]|^<\?xml/);
    expect(svg).toContain('10.0.20.0/24');
    expect(svg).not.toMatch(/href="http/);
  });

  await test.step('on paper, without what is there to be clicked', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(diagram.nodes(/Internet gateway/i).first()).toBeVisible();
    await expect(page.locator('#top-bar')).toBeHidden();
    await expect(page.getByRole('navigation')).toHaveCount(0);
    for (const name of ['Download SVG', 'Refresh']) {
      await expect(page.getByRole('button', { name })).toHaveCount(0);
    }
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('zoomed and fitted', async () => {
    const node = diagram.nodes(/Internet gateway/i).first();
    const widthOf = async () => (await node.boundingBox())?.width ?? 0;
    const fitted = await widthOf();
    await page.getByRole('button', { name: /Zoom in/ }).click();
    await expect.poll(widthOf).toBeGreaterThan(fitted * 1.05);
    await page.getByRole('button', { name: /^Fit/ }).click();
    await expect.poll(widthOf).toBeCloseTo(fitted, 0);
  });

  await test.step('as a table that opens the same panel', async () => {
    const table = await diagram.showTable();
    await expect(table.getByRole('row', { name: /VPC.*10\.0\.0\.0\/16/ })).toBeVisible();
    await page.getByRole('searchbox', { name: 'Find resources' }).fill('NAT gateway');
    await expect(page.getByText(/^1 of \d+/).first()).toBeVisible();
    await table
      .getByRole('row', { name: /NAT gateway/ })
      .getByRole('button')
      .first()
      .click();
    await expect(page).toHaveURL(/resource=nat-/);
  });

  await test.step('by its address', async () => {
    await page.reload();
    await expect(
      page.getByRole('heading', { name: new RegExp(`${environmentName}-nat`) }),
    ).toBeVisible();
  });
});

test('resources change their state in the drawing that is there', async ({
  page,
  api,
  control,
  speed,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'single' } });
  await page.goto(`/environments/${environmentName}`);
  // A gateway is pending for two minutes at AWS, which is to be longer than the first layout takes.
  await control.setSpeed(speed / 10);
  const { id } = await api.startDeployment(environmentName);
  const diagram = new NetworkFigure(page, environmentName);
  const gateway = diagram.nodes(/NAT gateway/i);
  await expect(gateway).toHaveAttribute('data-status', 'changing');
  await control.setSpeed(speed);
  await expect(gateway).toHaveAttribute('data-status', 'healthy');
  await expect(gateway).toContainText('available');
  expect(await api.settled(id)).toMatchObject({ status: 'succeeded' });
});
