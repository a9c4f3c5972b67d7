import { readFile } from 'node:fs/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackEventsCommand,
  DescribeStacksCommand,
  type Parameter,
} from '@aws-sdk/client-cloudformation';
import { DescribeServicesCommand, ECSClient, ListServicesCommand } from '@aws-sdk/client-ecs';
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type LocalAws, startLocalAws } from '../local-aws/server.ts';

/** The first call of each service loads its schemas, which a busy machine makes long. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

let localAws: LocalAws;
let settings: ConstructorParameters<typeof CloudFormationClient>[0];

beforeAll(async () => {
  localAws = await startLocalAws({ port: 0, speed: 5_000 });
  settings = {
    region: 'us-east-2',
    endpoint: localAws.url,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
});

afterAll(() => localAws.close());

/** Creates a stack and returns its outputs once it is there. Throws with the events that failed. */
async function deployed(name: string, file: string, parameters: Record<string, string> = {}) {
  const client = new CloudFormationClient(settings ?? {});
  const Parameters = Object.entries(parameters).map<Parameter>(([key, value]) => ({
    ParameterKey: key,
    ParameterValue: value,
  }));
  const TemplateBody = await readFile(file, 'utf8');
  const Capabilities = ['CAPABILITY_IAM' as const];
  await client.send(
    new CreateStackCommand({ StackName: name, TemplateBody, Parameters, Capabilities }),
  );
  const stack = await vi.waitFor(
    async () => {
      const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
      if (Stacks[0]?.StackStatus?.endsWith('IN_PROGRESS')) throw new Error('not at rest');
      return Stacks[0];
    },
    { timeout: 120_000, interval: 100 },
  );
  const { StackEvents = [] } = await client.send(
    new DescribeStackEventsCommand({ StackName: name }),
  );
  const failures = StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.includes('FAILED'));
  expect(
    failures.map((event) => `${event.LogicalResourceId}: ${event.ResourceStatusReason}`),
  ).toEqual([]);
  expect(stack?.StackStatus).toBe('CREATE_COMPLETE');
  return Object.fromEntries(
    (stack?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}

it('is deployed into a network, with the secrets that its containers read', async () => {
  const network = await deployed('office', 'cloudformation/templates/network.yaml');
  const outputs = await deployed('strata', 'deploy/strata-on-ecs.yaml', {
    VpcId: network.VpcId ?? '',
    PublicSubnetIds: network.PublicSubnetIds ?? '',
    PrivateSubnetIds: network.PrivateSubnetIds ?? '',
    AllowedCidr: '203.0.113.0/24',
    CertificateArn:
      'arn:aws:acm:us-east-2:111122223333:certificate/1b2c3d4e-1111-2222-3333-444455556666',
    PublicUrl: 'https://strata.example.com',
    AdministratorEmail: 'ada@example.com',
    Image: 'registry.example/strata:1.0',
  });
  expect(outputs.DatabaseAddress).toContain('.rds.');
  expect(outputs.TaskRoleArn).toMatch(/^arn:aws:iam::\d{12}:role\/strata-TaskRole-/);

  const secrets = new SecretsManagerClient(settings ?? {});
  const keys = await secrets.send(new GetSecretValueCommand({ SecretId: await keysId(secrets) }));
  expect(keys.SecretString).toMatch(/^1:[A-Za-z0-9]{64}$/);

  const ecs = new ECSClient(settings ?? {});
  const { serviceArns = [] } = await ecs.send(new ListServicesCommand({ cluster: 'strata' }));
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: 'strata', services: serviceArns }),
  );
  expect(services).toEqual([expect.objectContaining({ desiredCount: 2, launchType: 'FARGATE' })]);
});

async function keysId(secrets: SecretsManagerClient): Promise<string> {
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand({}));
  const keys = SecretList.find(({ Description }) => Description?.startsWith('Keys of Strata'));
  return keys?.ARN ?? 'none';
}
