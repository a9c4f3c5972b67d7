import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import { type GitHubStub, startGitHubStub } from '#lib/github/github-stub-for-tests.ts';
import { startTerraformStub, type TerraformStub } from '#lib/terraform/terraform-stub-for-tests.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { test as base, expect } from './fixtures.ts';
import { StrataServer } from './strata-server.ts';

const token = 'token-of-the-stubs';
const organization = 'summit-enterprise';
const repository = 'summit-enterprise/data-platform';

interface Stubs {
  readonly terraform: TerraformStub;
  readonly gitHub: GitHubStub;
}

const test = base.extend<object, { readonly stubs: Stubs }>({
  stubs: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
    async ({}, use) => {
      const terraform = await startTerraformStub({ token, organization, workspaces: ['platform'] });
      const gitHub = await startGitHubStub({ repository, token });
      await use({ terraform, gitHub });
      await terraform.close();
      await gitHub.close();
    },
    { scope: 'worker' },
  ],
  strata: [
    async ({ speed, stubs }, use) => {
      const server = await StrataServer.start({
        speed,
        env: {
          STRATA_TERRAFORM_URL: stubs.terraform.url,
          STRATA_GITHUB_API_URL: stubs.gitHub.url,
        },
      });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test('an environment is exported as Terraform, and what is deployed is adopted', async ({
  page,
  api,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName, ['network']);
  await page.goto(`/environments/${environmentName}`);
  await page.getByRole('button', { name: `More of ${environmentName}` }).click();
  const started = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^Export as Terraform/ }).click();
  const download = await started;
  expect(download.suggestedFilename()).toBe(`${environmentName}-terraform.zip`);
  const files = unzipSync(await readFile(await download.path()));
  const text = (path: string) =>
    new TextDecoder().decode(files[`${environmentName}-terraform/${path}`]);
  expect(text('terraform.tf')).toContain('organization = "summit-enterprise"');
  expect(text('imports.tf')).toBe(
    `import {\n  to = aws_cloudformation_stack.network\n  id = "${environmentName}-network"\n}\n`,
  );
  expect(text('variables.tf')).toContain('variable "vpc_cidr"');
  expect(JSON.parse(text('templates/network.json'))).toHaveProperty('Resources.Vpc');
});

test('a workspace is connected, and a run is started and applied', async ({
  page,
  api,
  stubs,
  strata,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await page.goto(`/environments/${environmentName}/connections`);
  const runs = page.getByRole('table', { name: 'Runs' });

  await test.step('connect', async () => {
    await page.getByRole('combobox', { name: 'Workspace' }).fill('platform');
    await page.getByLabel('API token').fill(token);
    await page.getByRole('button', { name: 'Save workspace' }).click();
    await expect(page.getByRole('heading', { name: 'Workspace platform' })).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('start', async () => {
    await page.getByRole('button', { name: 'Start run' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Message' }).fill(`Adopt ${environmentName}`);
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Start' }).click();
    const row = runs.getByRole('row', { name: new RegExp(`Adopt ${environmentName}`) });
    await expect(row).toContainText('3 to import, 1 to add, 2 to change, 0 to destroy');
    await expect(row).toContainText('Planned');
  });

  await test.step('a notification is told live', async () => {
    await page.getByRole('button', { name: 'Receive notifications' }).click();
    await expect(page.getByText(`/api/hooks/terraform/${environmentName}`)).toBeVisible();
    await expect(page.getByText('has no public address')).toBeVisible();
    const response = await strata.fetch(
      `/api/v1/environments/${environmentName}/terraform/notifications`,
      { method: 'POST' },
    );
    const { token: signing } = await response.json();
    const run = stubs.terraform.runs.at(-1);
    if (!run) throw new Error('The stub has no run');
    const { body, headers } = stubs.terraform.notificationOf(run, signing);
    const taken = await fetch(`${strata.url}/api/hooks/terraform/${environmentName}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    expect(taken.status).toBe(204);
    await expect(page.getByText('the newest came')).toBeVisible();
  });

  await test.step('apply', async () => {
    await runs.getByRole('button', { name: /^Apply run-/ }).click();
    await expect(runs.getByText('Applied')).toBeVisible();
    const outputs = page.getByRole('table', { name: 'Outputs' });
    await expect(outputs.getByRole('row', { name: /network/ })).toContainText('vpc-1');
    await expect(outputs.getByRole('row', { name: /password/ })).toContainText('Sensitive');
    await expectNoViolations(page);
  });

  await test.step('a run that destroys is applied by a second word only', async () => {
    const run = {
      id: 'run-DestroysEverything',
      workspaceId: 'ws-platform',
      message: `Destroy ${environmentName}`,
      planOnly: false,
      isDestroy: true,
      status: 'planned',
    };
    stubs.terraform.runs.push(run);
    const row = runs.getByRole('row', { name: new RegExp(`Destroy ${environmentName}`) });
    await expect(async () => {
      await page.getByRole('button', { name: 'Read the workspace again' }).click();
      await expect(row).toContainText('destroy run', { timeout: 1_000 });
    }).toPass();
    await row.getByRole('button', { name: /^Apply run-/ }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('destroys everything');
    expect(run.status).toBe('planned');
    await expectNoViolations(page);
    await dialog.getByRole('button', { name: 'Apply and destroy' }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('Applied');
  });

  await test.step('to disconnect keeps what is set, whatever was typed', async () => {
    await page.getByRole('combobox', { name: 'Workspace' }).fill('half-ty');
    await page.getByRole('button', { name: 'Disconnect from HCP Terraform', exact: true }).click();
    await expect(page.getByText('HCP Terraform is not asked any more')).toBeVisible();
    await expect(page.getByRole('link', { name: `${organization}/platform` })).toBeVisible();
  });
});

test('a pull request is opened with the plan as its text, and drawn', async ({
  page,
  api,
  stubs,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName, ['network']);
  await page.goto(`/environments/${environmentName}/connections`);

  await test.step('connect', async () => {
    const open = page.getByRole('button', { name: 'Open pull request' });
    await expect(open).toBeDisabled();
    await page.getByRole('textbox', { name: 'Repository' }).fill(repository);
    await page.getByLabel('Token', { exact: true }).fill(token);
    await page.getByRole('button', { name: 'Save repository' }).click();
    await open.click();
    await expect(page.getByText(/Pull request #\d+ is open/)).toBeVisible();
    await expectNoViolations(page);
  });

  await test.step('read', () => {
    const pull = stubs.gitHub.pulls.find(({ head }) => head === `strata/${environmentName}`);
    expect(pull).toMatchObject({ base: 'main', title: `Environment ${environmentName}` });
    const files = stubs.gitHub.filesOf(`strata/${environmentName}`);
    const folder = `environments/${environmentName}`;
    expect(files?.[`${folder}/${environmentName}.env`]).toContain('NAT_GATEWAYS=none');
    expect(files?.[`${folder}/deployments/network.yaml`]).toContain('template-file-path');
  });

  await test.step('draw', async () => {
    await page.goto(`/environments/${environmentName}/architecture?view=deployment`);
    const figure = page.getByRole('figure', { name: `Deployment of ${environmentName}` });
    for (const text of [repository, 'branch main', 'Change sets', 'Network']) {
      await expect(figure).toContainText(text);
    }
  });
});
