import { readFile } from 'node:fs/promises';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';

test('a .env file with three errors is mended, and ends in a plan', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await page.goto(`/environments/${environmentName}/configuration`);
  const variables = page.getByRole('table', { name: 'Variables' });
  const content = page.getByRole('textbox', { name: 'Content' });
  const save = page.getByRole('button', { name: 'Save and plan' });

  await test.step('every variable says what it is and where that comes from', async () => {
    const row = variables.getByRole('row', { name: /NAT_GATEWAYS/ });
    await expect(row).toContainText('none');
    await expect(row).toContainText('Edited');
    await expect(variables.getByRole('row', { name: /VPC_CIDR/ })).toContainText('Default');
    await expectNoViolations(page);
  });

  await test.step('three errors are told by line', async () => {
    await content.fill('NAT_GATEWAY=single\nVPC_CIDR=10.0.0.0/40\nMYSQL_PASSWORD=secret-of-mine\n');
    await page.getByRole('button', { name: 'Check' }).click();
    const problems = page.getByRole('table', { name: 'Problems of the file' });
    await expect(problems.getByRole('row', { name: /^1 NAT_GATEWAY/ })).toContainText(
      'Did you mean NAT_GATEWAYS?',
    );
    await expect(problems.getByRole('row', { name: /^2 VPC_CIDR/ })).toBeVisible();
    await expect(problems.getByRole('row', { name: /^3 MYSQL_PASSWORD/ })).toContainText(
      'Generated',
    );
    await expect(problems).not.toContainText('secret-of-mine');
    await expect(save).toBeDisabled();
    await expectNoViolations(page);
  });

  await test.step('mended, the file shows what it changes', async () => {
    await content.fill('NAT_GATEWAYS=single\nVPC_CIDR=10.0.0.0/16\n');
    await page.getByRole('button', { name: 'Check' }).click();
    const differences = page.getByRole('table', { name: 'Differences' });
    await expect(differences.getByRole('row', { name: /NAT_GATEWAYS/ })).toContainText('single');
    await expect(differences.getByRole('row')).toHaveCount(2);
    await expectNoViolations(page);
  });

  await test.step('saved, it is a plan', async () => {
    await save.click();
    await expect(page).toHaveURL(/\/deployments\/[\da-f-]{36}$/);
    await expect(page.getByText(/to add\. Nothing has been changed yet/).first()).toBeVisible();
    await page.goto(`/environments/${environmentName}/configuration`);
    await expect(variables.getByRole('row', { name: /NAT_GATEWAYS/ })).toContainText('.env file');
  });
});

test('the files are downloaded, and a file that was downloaded is brought again', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await page.goto(`/environments/${environmentName}/configuration`);
  const download = async (name: string) => {
    const started = page.waitForEvent('download');
    await page.getByRole('link', { name: `Download ${name}`, exact: true }).click();
    const file = await started;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  };
  const template = await download('env.template');
  expect(template.name).toBe('env.template');
  expect(template.text).toContain('# VPC_CIDR=10.0.0.0/16');
  const script = await download('load-env.sh');
  expect(script.text).toMatch(/^#!\/bin\/sh/);
  const file = await download('.env');
  expect(file.text).toContain('NAT_GATEWAYS=none');

  await page.locator('input[type="file"]').setInputFiles({
    name: '.env',
    mimeType: 'text/plain',
    buffer: Buffer.from(file.text),
  });
  await expect(page.getByText('everything is set so already')).toBeVisible();
});

test('an environment is cloned, and what differs later is promoted to the clone', async ({
  page,
  api,
  environmentName,
}) => {
  const clone = `${environmentName}-2`;
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });

  await test.step('clone', async () => {
    await page.goto(`/environments/${environmentName}`);
    await page.getByRole('button', { name: `More of ${environmentName}` }).click();
    await page.getByRole('menuitem', { name: 'Clone' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Name' }).fill(environmentName);
    await dialog.getByRole('button', { name: 'Clone' }).click();
    await expect(dialog).toContainText('already an environment');
    await expectNoViolations(page);
    await dialog.getByRole('textbox', { name: 'Name' }).fill(clone);
    await dialog.getByRole('button', { name: 'Clone' }).click();
    await expect(page).toHaveURL(new RegExp(`/environments/${clone}/configuration$`));
    const row = page.getByRole('row', { name: /NAT_GATEWAYS/ });
    await expect(row).toContainText(`Cloned from ${environmentName}`);
  });

  await api.updateEnvironment(environmentName, {
    parameters: { network: { natGateways: 'single', flowLogs: true } },
  });

  await test.step('compare', async () => {
    await page.goto(`/environments/${environmentName}/compare?with=${clone}`);
    const differing = page.getByRole('table', { name: 'Parameters that differ' });
    await expect(differing.getByRole('row', { name: /NETWORK_FLOW_LOGS/ })).toBeVisible();
    await expect(differing.getByRole('row', { name: /NAT_GATEWAYS/ })).toContainText('single');
    await expectNoViolations(page);
  });

  await test.step('promote one of two as a plan of the clone', async () => {
    await page.getByRole('checkbox', { name: 'Select NAT_GATEWAYS' }).check();
    await page.getByRole('button', { name: `Promote to ${clone}` }).click();
    await expect(page).toHaveURL(new RegExp(`/environments/${clone}/deployments/[\\da-f-]{36}$`));
    await expect(page.getByText(/to add\. Nothing has been changed yet/).first()).toBeVisible();
    await page.goto(`/environments/${clone}/compare?with=${environmentName}`);
    const left = page.getByRole('table', { name: 'Parameters that differ' });
    await expect(left.getByRole('row', { name: /NETWORK_FLOW_LOGS/ })).toBeVisible();
    await expect(left.getByRole('row', { name: /NAT_GATEWAYS/ })).toHaveCount(0);
  });
});

test('the view draws which variable feeds which resource', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName);
  await page.goto(`/environments/${environmentName}/architecture?view=configuration`);
  const figure = page.getByRole('figure', { name: `Configuration of ${environmentName}` });
  for (const text of ['env.template', 'Loader', 'VPC_CIDR', 'PUBLIC_SUBNET_CIDRS']) {
    await expect(figure).toContainText(text);
  }
  await figure.getByRole('button', { name: /^Expand \d+ resources in Network/ }).click();
  await expect(figure).toContainText(`${environmentName}-public-a`);
});
