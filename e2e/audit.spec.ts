import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import type { ParkingSchedule } from '#lib/api/parking-schedule.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';
import { administrator } from './sign-in.ts';

const schedule: ParkingSchedule = {
  enabled: true,
  days: ['monday'],
  wakeAt: '08:00',
  parkAt: '19:00',
  timeZone: 'Europe/Berlin',
};

test.beforeEach(async ({ api, environmentName }) => {
  await api.createEnvironment(environmentName);
  await api.setParkingSchedule(environmentName, schedule);
  await api.setParkingSchedule(environmentName, { ...schedule, parkAt: '20:00' });
  await expect(api.setLifetime(environmentName, new Date(0))).rejects.toThrow('422');
});

test('what was done is found, with what it changed, and so is what was refused', async ({
  page,
  environmentName,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Your account and Strata' }).click();
  await page.getByRole('menuitem', { name: 'Audit' }).click();
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
  const filter = page.getByRole('combobox', { name: 'Filter the audit' });
  await filter.fill(environmentName);
  await filter.press('Enter');
  await expect(page).toHaveURL(new RegExp(`target=${environmentName}`));
  const table = page.getByRole('table', { name: 'Audit' });
  await expect(table.getByRole('row')).toHaveCount(5);
  await expect(table.getByRole('row').nth(1)).toContainText(/Set time to live.*invalid-input/);

  await table.getByRole('button', { name: 'Set parking schedule' }).first().click();
  const changes = page.getByRole('table', { name: 'What it changed' });
  await expect(changes.getByRole('row').nth(1)).toContainText(/parkAt\s*19:00\s*20:00/);
  await expect(changes.getByRole('row')).toHaveCount(2);
  await page.reload();
  await expect(changes.getByRole('row').nth(1)).toContainText(/parkAt\s*19:00\s*20:00/);
  await expect(page.getByText(administrator.email, { exact: true }).last()).toBeVisible();

  await test.step('its address opens it also where the list does not show it', async () => {
    const entry = new URL(page.url()).searchParams.get('entry');
    await page.goto(`/activity?result=refused&entry=${entry}`);
    await expect(table.getByRole('row').nth(1)).toContainText('Refused');
    await expect(changes.getByRole('row').nth(1)).toContainText(/parkAt\s*19:00\s*20:00/);
  });

  await expectNoViolations(page);
});

test('the chain is verified in place, and an export of it by the command', async ({
  page,
  strata,
}, testInfo) => {
  await page.goto('/activity');
  await page.getByRole('button', { name: 'Verify chain' }).click();
  await expect(page.getByText(/All \d+ entries are as they were written/)).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Export' }).click();
  expect((await downloading).suggestedFilename()).toBe('strata-audit.jsonl');

  const text = await (await strata.fetch('/api/v1/audit/export')).text();
  const verify = async (lines: string) => {
    const file = testInfo.outputPath('export.jsonl');
    await writeFile(file, lines);
    const { status, stdout } = spawnSync(process.execPath, ['scripts/audit-verify.ts', file], {
      encoding: 'utf8',
    });
    return { status, stdout };
  };
  expect(await verify(text)).toMatchObject({ status: 0 });
  expect(
    await verify(text.replace(`"actor":"${administrator.email}"`, '"actor":"nobody"')),
  ).toMatchObject({
    status: 1,
    stdout: expect.stringContaining('Entry 1 is not. It is not what was written'),
  });
  const [, ...rest] = text.split('\n').toSpliced(1, 1);
  expect(await verify(rest.join('\n'))).toMatchObject({ status: 0 });
  expect(await verify(text.split('\n').toSpliced(1, 1).join('\n'))).toMatchObject({ status: 1 });
});

test('fits a phone', async ({ page, environmentName }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/activity?environment=${environmentName}`);
  const row = page.getByRole('table', { name: 'Audit' }).getByRole('row').nth(1);
  await expect(row).toContainText('Set time to live');
  const widest = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(widest).toBeLessThanOrEqual(390);
  await row.getByRole('button', { name: 'Set time to live' }).click();
  await expect(page.getByText('Hash of the entry before')).toBeAttached();
});
