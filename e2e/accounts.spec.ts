import {
  CloudFormationClient,
  CreateStackCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import { planLayers } from './layer-choice.ts';

/** The credentials of an account of the local endpoint: its number in the place of a key. */
const ownerOf = (endpoint: string, accountId: string) => ({
  endpoint,
  region: 'us-east-2',
  credentials: { accessKeyId: accountId, secretAccessKey: 'local' },
});

async function makeRole(endpoint: string, accountId: string, template: string): Promise<void> {
  const client = new CloudFormationClient(ownerOf(endpoint, accountId));
  const StackName = 'strata-connection';
  await client.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  await waitUntilStackCreateComplete({ client, maxWaitTime: 60, minDelay: 1 }, { StackName });
}

async function countVpcs(endpoint: string, accountId: string, environment: string) {
  const { Vpcs = [] } = await new EC2Client(ownerOf(endpoint, accountId)).send(
    new DescribeVpcsCommand({
      Filters: [{ Name: 'tag:strata:environment', Values: [environment] }],
    }),
  );
  return Vpcs.length;
}

test('connects an account, deploys into it and sees it there only', async ({
  page,
  api,
  environmentName,
  strata,
}) => {
  const accountId = '222222222222';
  const title = 'Production';

  await test.step('the account is told, and the template of its role is given', async () => {
    await page.goto('/');
    await page.getByRole('button', { name: 'Your account and Strata' }).click();
    await page.getByRole('menuitem', { name: 'AWS accounts' }).click();
    await page.getByRole('button', { name: 'Connect an account' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await dialog.getByRole('textbox', { name: 'Account id' }).fill('22222');
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect(dialog.getByText('The twelve digits of an AWS account')).toBeVisible();
    await dialog.getByRole('textbox', { name: 'Account id' }).fill('2222 2222 2222');
    await dialog.getByRole('button', { name: 'Next' }).click();
    await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
    await expect(page.getByText('Waiting for its role').first()).toBeVisible();
    await expect(page.getByText(/aws cloudformation deploy --region us-east-2/)).toBeVisible();
  });

  const { account, template } = await api.account(title);

  await test.step('a role that is not there yet is said to be so', async () => {
    await page.getByRole('textbox', { name: 'Role ARN' }).fill(`${template.roleArn}`);
    await page.getByRole('button', { name: 'Save the role' }).click();
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(
      page.getByText(`AWS does not let Strata assume ${template.roleArn}.`),
    ).toBeVisible();
    await expect(page.getByText('Cannot be used').first()).toBeVisible();
  });

  await test.step('the role is made, and the account connected', async () => {
    await makeRole(strata.awsUrl, accountId, template.yaml);
    await page.getByRole('button', { name: 'Check now' }).click();
    await expect(page.getByText('Connected').first()).toBeVisible();
    await expect(page.getByText(/AWS does not let Strata assume/)).toBeHidden();
  });

  await test.step('an environment is created in it', async () => {
    await page.getByRole('link', { name: 'create an environment' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(environmentName);
    await page.getByRole('button', { name: /AWS account/ }).click();
    await page.getByRole('option', { name: new RegExp(title) }).click();
    for (const _ of ['network', 'layers', 'review']) {
      await page.getByRole('button', { name: 'Next' }).click();
    }
    await expect(page.getByText(title, { exact: true }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Create environment' }).click();
    await expect(page.getByText(`${title} (account ${accountId})`)).toBeVisible();
  });

  await test.step('the network is deployed there, drawn, and not in the other account', async () => {
    await planLayers(page, 'Network');
    await page.getByRole('button', { name: 'Deploy', exact: true }).click();
    await expect(page.getByText('Finished after').first()).toBeVisible();
    await page.getByRole('link', { name: 'Overview' }).click();
    const diagram = new NetworkFigure(page, environmentName);
    await diagram.expectDrawn();
    await expect(diagram.nodes(/VPC/i).first()).toBeVisible();
    expect(await countVpcs(strata.awsUrl, accountId, environmentName)).toBe(1);
    expect(await countVpcs(strata.awsUrl, '000000000000', environmentName)).toBe(0);
  });

  await test.step('it is not disconnected while the environment lives in it', async () => {
    await page.goto(`/accounts/${account.id}`);
    await expect(page.getByRole('button', { name: 'Disconnect' })).toBeDisabled();
    await expect(api.disconnectAccount(account.id)).rejects.toThrow(
      `${title} cannot be disconnected while environments live in it: ${environmentName}.`,
    );
  });
});

test('a role that asks for another external id does not let Strata in', async ({
  page,
  api,
  strata,
}) => {
  const { account, template } = await api.connectAccount('Foreign', '333333333333', 'reader');
  const foreign = template.yaml.replaceAll(account.externalId, 'somebody-elses-external-id');
  await makeRole(strata.awsUrl, '333333333333', foreign);
  await page.goto(`/accounts/${account.id}`);
  await page.getByRole('textbox', { name: 'Role ARN' }).fill(template.roleArn);
  await page.getByRole('button', { name: 'Save the role' }).click();
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByText(/its condition sts:ExternalId is the external id/)).toBeVisible();
});

test('an account that is only read refuses to deploy', async ({
  page,
  api,
  environmentName,
  strata,
}) => {
  const { account, template } = await api.connectAccount('Watched', '444444444444', 'reader');
  await makeRole(strata.awsUrl, '444444444444', template.yaml);
  await api.giveRole(account.id, template.roleArn);
  await api.createEnvironment(environmentName, {}, account.id);
  await page.goto(`/environments/${environmentName}`);
  await expect(page.getByText('Watched (account 444444444444, read only)')).toBeVisible();
  await page.getByRole('button', { name: 'Deploy all' }).click();
  await expect(
    page.getByText(/Watched \(444444444444\) is connected as reader, so Strata can show/),
  ).toBeVisible();
});
