import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';

/** What section 1 of the reference architecture names of the network. */
const network = [
  'Internet',
  '10.0.0.0/16',
  'us-east-2a',
  'us-east-2b',
  '10.0.1.0/24',
  '10.0.2.0/24',
  '10.0.10.0/24',
  '10.0.20.0/24',
  'internet-gateway',
  'nat-a',
  'nat-b',
];

test.setTimeout(120_000);

test('a handbook is generated, read, searched, taken away and compared', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName);
  expect(await api.deploy(environmentName)).toMatchObject({ status: 'succeeded' });
  await api.refresh(environmentName);
  const base = `/environments/${environmentName}/handbook`;
  const drawing = page.getByRole('region', {
    name: `Network of ${environmentName}, drawn in ASCII`,
  });

  await test.step('generated', async () => {
    await page.goto(base);
    await page.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'What it is', exact: true })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Cost breakdown' })).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('read: its drawing of the network has what the architecture names', async () => {
    await page.getByRole('tab', { name: 'Architecture diagrams' }).click();
    for (const name of network) await expect(drawing).toContainText(name);
    const text = (await drawing.textContent()) ?? '';
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    await expectNoViolations(page);
  });

  await test.step('a link leads to a section', async () => {
    await page.goto(`${base}?page=service-details#ways-in-and-out`);
    const heading = page.getByRole('heading', { name: 'Ways in and out' });
    await expect(heading).toBeInViewport();
  });

  await test.step('searched on all pages', async () => {
    const search = page.getByRole('searchbox', { name: 'Search the handbook' });
    await search.pressSequentially('10.0.20.0/24', { delay: 30 });
    await expect(search).toHaveValue('10.0.20.0/24');
    const found = page.getByRole('table', { name: 'Found in the handbook' });
    await expect(found.getByRole('row', { name: /Virtual network Service details/ })).toBeVisible();
    await expectNoViolations(page);
    await found.getByRole('link', { name: 'Network', exact: true }).click();
    await expect(drawing).toBeInViewport();
  });

  await test.step('what was looked for is one step back', async () => {
    await page.goto(`${base}?page=service-details`);
    await page.getByRole('tab', { name: 'Architecture diagrams' }).click();
    const search = page.getByRole('searchbox', { name: 'Search the handbook' });
    await search.pressSequentially('gateway', { delay: 30 });
    await expect(page).toHaveURL(/find=gateway/);
    await page.goBack();
    await expect(page).toHaveURL(/page=service-details$/);
    await expect(search).toHaveValue('');
  });

  await test.step('and also when the step back is quicker than the page', async () => {
    await page.getByRole('tab', { name: 'Architecture diagrams' }).click();
    await page.evaluate(() => {
      const replaceState = window.history.replaceState.bind(window.history);
      window.history.replaceState = (data, unused, url) => {
        replaceState(data, unused, url);
        if (!String(url).includes('find=gateway')) return;
        window.history.replaceState = replaceState;
        window.history.back();
      };
    });
    const search = page.getByRole('searchbox', { name: 'Search the handbook' });
    await search.pressSequentially('gateway', { delay: 30 });
    await expect(page).toHaveURL(/page=service-details$/);
    await expect(search).toHaveValue('');
  });

  await test.step('taken away as Markdown', async () => {
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download Markdown' }).click();
    const path = await (await downloading).path();
    const files = unzipSync(new Uint8Array(await readFile(path)));
    const name = `${environmentName}-handbook/architecture-diagrams.md`;
    const text = strFromU8(files[name] ?? new Uint8Array());
    for (const part of network) expect(text).toContain(part);
    expect(text).toContain('```mermaid\nflowchart');
  });

  await test.step('regenerated, it says what is different', async () => {
    await api.updateEnvironment(environmentName, { tags: { team: 'platform' } });
    await page.goto(base);
    await page.getByRole('button', { name: 'Regenerate' }).click();
    await expect(page.getByText('platform', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'Compare with' }).click();
    await page.getByRole('option').nth(1).click();
    const changes = page.getByRole('region', { name: 'Changes of Infrastructure overview' });
    await expect(changes).toContainText('| Tag `team` | `platform` |');
    await expectNoViolations(page);
  });
});
