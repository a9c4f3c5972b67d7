import { CreateStackCommand, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  AllocateAddressCommand,
  CreateInternetGatewayCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
} from '@aws-sdk/client-ec2';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { renderJson } from '#cloudformation/builder/render-template.ts';
import { stackName } from '#cloudformation/layer.ts';
import { getLayer } from '#cloudformation/layers.ts';
import { awsProvider } from '#lib/aws/clients.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { type LocalAws, startLocalAws } from '../../local-aws/server.ts';
import { compareGraphs } from './compare-graphs.ts';
import { discoverEnvironment } from './discover-environment.ts';

const environment = 'dev';
const region = 'us-east-2';
const accountId = '000000000000';
const layers = [{ id: 'network', stackName: stackName(environment, 'network') }];
const clock = { now: () => new Date('2026-11-24T00:00:00Z') };

let cloud: LocalAws;
let aws: ReturnType<ReturnType<typeof awsProvider>>;

const discover = (previous?: ResourceGraph) =>
  discoverEnvironment(
    { aws, clock },
    { environment, accountId, layers, ...(previous && { previous }) },
  );

async function deny(service: string, operation: string): Promise<void> {
  const fault = { kind: 'deny', service, operation };
  const body = JSON.stringify(fault);
  const answer = await fetch(`${cloud.url}/_local/faults`, { method: 'POST', body });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** At this speed a network stands after some tens of milliseconds, so asking again is all the waiting. */
async function created(): Promise<void> {
  for (;;) {
    const { Stacks } = await aws.cloudFormation.send(
      new DescribeStacksCommand({ StackName: layers[0]?.stackName }),
    );
    const status = Stacks?.[0]?.StackStatus;
    if (status === 'CREATE_COMPLETE') return;
    if (status !== 'CREATE_IN_PROGRESS') throw new Error(`the stack is ${status}`);
  }
}

beforeAll(async () => {
  cloud = await startLocalAws({ port: 0, speed: 10_000 });
  const log = pino({ level: 'silent' });
  aws = awsProvider({ kind: 'local', endpoint: cloud.url, speed: 10_000 }, log)({ region });
});
afterAll(() => cloud.close());

test('of an environment without stacks is empty, and every source is fresh', async () => {
  const { nodes, sources } = await discover();
  expect(nodes).toEqual([]);
  expect(sources.map(({ state }) => state)).toEqual(sources.map(() => 'fresh'));
});

test('finds a network that was made by hand and carries the tag', async () => {
  const Tags = [{ Key: 'strata:environment', Value: 'handmade' }];
  const { Vpc } = await aws.ec2.send(
    new CreateVpcCommand({
      CidrBlock: '10.9.0.0/16',
      TagSpecifications: [{ ResourceType: 'vpc', Tags }],
    }),
  );
  const { Subnet } = await aws.ec2.send(
    new CreateSubnetCommand({ VpcId: Vpc?.VpcId, CidrBlock: '10.9.1.0/24' }),
  );
  const { AllocationId } = await aws.ec2.send(
    new AllocateAddressCommand({ TagSpecifications: [{ ResourceType: 'elastic-ip', Tags }] }),
  );
  const graph = await discoverEnvironment(
    { aws, clock },
    { environment: 'handmade', accountId, layers: [] },
  );
  expect(graph.sources.filter(({ state }) => state !== 'fresh')).toEqual([]);
  expect(
    graph.nodes.filter(({ awsDefault }) => !awsDefault).map(({ id, managed }) => [id, managed]),
  ).toEqual([
    [Vpc?.VpcId, false],
    [Subnet?.SubnetId, false],
    [AllocationId, false],
  ]);
  expect(graph.relations).toContainEqual({ from: Subnet?.SubnetId, to: Vpc?.VpcId, kind: 'in' });
});

describe('of a deployed network', () => {
  let deployed: ResourceGraph;

  beforeAll(async () => {
    const layer = getLayer('network');
    const parameters = layer.parameters.parse({});
    const context = { environment, region };
    await aws.cloudFormation.send(
      new CreateStackCommand({
        StackName: layers[0]?.stackName,
        TemplateBody: renderJson(layer.template(parameters, context)),
        Parameters: Object.entries(layer.stackParameters(parameters, context)).map(
          ([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }),
        ),
      }),
    );
    await created();
    deployed = await discover();
  });
  afterEach(() => fetch(`${cloud.url}/_local/faults`, { method: 'DELETE' }));

  const found = (graph: ResourceGraph, type: string): ResourceNode[] =>
    graph.nodes.filter((node) => node.type === `AWS::EC2::${type}`);

  test('finds every resource of the stack, live, named, with its ARN and its place', () => {
    const template = getLayer('network').template(getLayer('network').parameters.parse({}), {
      environment,
      region,
    });
    const managed = deployed.nodes.filter((node) => node.managed);
    expect(managed.map(({ logicalId }) => logicalId).sort()).toEqual(
      Object.keys(template.Resources).sort(),
    );
    expect(managed.filter(({ status }) => status !== 'healthy')).toEqual([]);
    const [vpc] = found(deployed, 'VPC');
    expect(vpc).toMatchObject({ name: 'dev-vpc', statusText: 'available', layer: 'network' });
    expect(vpc?.arn).toMatch(/^arn:aws:ec2:us-east-2:\d{12}:vpc\/vpc-/);
    for (const subnet of found(deployed, 'Subnet')) {
      expect(deployed.relations).toContainEqual({ from: subnet.id, to: vpc?.id, kind: 'in' });
    }
    const routes = deployed.relations.filter(
      ({ kind, label }) => kind === 'routes-to' && label === '0.0.0.0/0',
    );
    expect(routes.length).toBe(6);
  });

  test('what AWS makes with a VPC is marked as its own', () => {
    const rest = deployed.nodes.filter((node) => !node.managed);
    expect(rest.filter(({ awsDefault }) => !awsDefault)).toEqual([]);
    expect(rest.map(({ type }) => type).sort()).toEqual([
      'AWS::EC2::RouteTable',
      'AWS::EC2::SecurityGroup',
    ]);
  });

  test('a source that is denied or fails keeps its part of the graph before', async () => {
    await deny('EC2', 'DescribeSubnets');
    await deny('CloudFormation', 'ListStackResources');
    const { nodes, sources } = await discover(deployed);
    const denied = sources.filter(({ state }) => state !== 'fresh');
    expect(denied.map(({ source, state }) => [source, state])).toEqual([
      ['stack:dev-network', 'denied'],
      ['ec2:subnets', 'denied'],
    ]);
    expect(compareGraphs(deployed, { nodes })).toEqual([]);
  });

  test('sees what is made and unmade behind its back', async () => {
    const [vpc] = found(deployed, 'VPC');
    const route = deployed.nodes.find(({ logicalId }) => logicalId === 'PrivateInternetRouteA');
    const created = await aws.ec2.send(
      new CreateSubnetCommand({ VpcId: vpc?.id, CidrBlock: '10.0.99.0/24' }),
    );
    await aws.ec2.send(
      new CreateInternetGatewayCommand({
        TagSpecifications: [
          {
            ResourceType: 'internet-gateway',
            Tags: [{ Key: 'strata:environment', Value: environment }],
          },
        ],
      }),
    );
    await aws.ec2.send(
      new DeleteRouteCommand({
        RouteTableId: String(route?.properties.RouteTableId),
        DestinationCidrBlock: '0.0.0.0/0',
      }),
    );
    const changes = compareGraphs(deployed, await discover(deployed));
    expect(
      changes
        .filter(({ kind }) => kind === 'added')
        .map(({ node }) => [node.type, node.managed, node.statusText])
        .sort(),
    ).toEqual([
      ['AWS::EC2::InternetGateway', false, 'detached'],
      ['AWS::EC2::Subnet', false, 'available'],
    ]);
    expect(created.Subnet?.SubnetId).toBeDefined();
    expect(changes.find(({ node }) => node.logicalId === 'PrivateInternetRouteA')).toMatchObject({
      kind: 'changed',
      status: { before: 'active', after: 'missing' },
    });
  });
});
