import { describe, expect, test } from 'vitest';
import { resourceTypeList } from '#cloudformation/builder/resource-type-list.ts';
import type { ResourceNode } from './graph.ts';
import { iconFiles } from './icons.ts';
import {
  liveStatus,
  resourceConsoleUrl,
  resourceModule,
  resourceModuleOfArn,
  resourceModules,
  typicalSeconds,
} from './registry.ts';

function nodeOf(type: string, id: string): ResourceNode {
  return {
    id,
    type,
    name: id,
    status: 'healthy',
    statusText: 'available',
    managed: true,
    properties: { RouteTableId: 'rtb-1', InternetGatewayId: 'igw-1', ResourceId: 'vpc-1' },
    tags: {},
  };
}

describe.each(resourceModules.map((module) => [module.type, module] as const))(
  '%s',
  (type, module) => {
    test('is complete', () => {
      if (module.liveOnly) expect(resourceTypeList).not.toContain(type);
      else expect(resourceTypeList).toContain(type);
      expect(module.title).not.toBe('');
      expect(module.plural).not.toBe(module.title);
      expect(Object.keys(iconFiles)).toContain(module.icon);
      expect(module.properties.length).toBeGreaterThan(0);
      for (const seconds of Object.values(module.typicalSeconds)) {
        expect(seconds).toBeGreaterThan(0);
        expect(seconds).toBeLessThan(3600);
      }
    });

    test('says what it costs, or why it costs nothing', () => {
      expect(module.price).toBeDefined();
      if (module.price && 'free' in module.price)
        expect(module.price.free).toMatch(/^[A-Z].+[a-z]$/);
    });

    test('relates to known types only', () => {
      const known = resourceModules.map((other) => other.type);
      for (const { to } of module.relations) expect(known).toContain(to);
    });

    test('leads to the AWS console of its region', () => {
      const url = resourceConsoleUrl(nodeOf(type, 'id/with spaces'), 'eu-central-1');
      expect(url).toMatch(/^https:\/\/eu-central-1\.console\.aws\.amazon\.com\/\S*#\S+$/);
    });

    test('has a healthy state if it has states', () => {
      const hasStates = Object.keys(module.statuses).length > 0;
      expect(module.state !== undefined).toBe(hasStates);
      if (hasStates) expect(Object.values(module.statuses)).toContain('healthy');
    });
  },
);

test('types and ARN types are unique', () => {
  const arnTypes = resourceModules.flatMap(({ arnType }) => arnType ?? []);
  expect(new Set(arnTypes).size).toBe(arnTypes.length);
  expect(new Set(resourceModules.map(({ type }) => type)).size).toBe(resourceModules.length);
  expect(resourceModuleOfArn('ec2:natgateway')?.type).toBe('AWS::EC2::NatGateway');
});

test('a resource that does not exist yet has no page in the console', () => {
  const node = { ...nodeOf('AWS::EC2::VPC', 'dev-network/Vpc'), logicalId: 'Vpc' };
  expect(resourceConsoleUrl(node, 'eu-central-1')).toBeUndefined();
});

test('an unknown type shows generically', () => {
  const module = resourceModule('AWS::Kinesis::Stream');
  expect(module).toMatchObject({ title: 'Kinesis Stream', icon: 'aws:resource', relations: [] });
  expect(typicalSeconds('AWS::Kinesis::Stream', 'create')).toBeGreaterThan(0);
});

test.each([
  ['AWS::EC2::NatGateway', { State: 'pending' }, 'changing', 'pending'],
  ['AWS::EC2::NatGateway', { State: 'failed' }, 'failed', 'failed'],
  ['AWS::EC2::InternetGateway', { Attachments: [] }, 'stopped', 'detached'],
  ['AWS::EC2::InternetGateway', { Attachments: [{ State: 'available' }] }, 'healthy', 'available'],
  ['AWS::EC2::EIP', { AssociationId: 'eipassoc-1' }, 'healthy', 'associated'],
  ['AWS::EC2::EIP', {}, 'stopped', 'unassociated'],
  ['AWS::EC2::VPCEndpoint', { State: 'PendingAcceptance' }, 'changing', 'pendingacceptance'],
  [
    'AWS::EC2::FlowLog',
    { FlowLogStatus: 'ACTIVE', DeliverLogsStatus: 'FAILED' },
    'failed',
    'ACTIVE, delivery FAILED',
  ],
  ['AWS::EC2::Route', { State: 'blackhole' }, 'failed', 'blackhole'],
  ['AWS::EC2::RouteTable', {}, 'healthy', 'exists'],
  ['AWS::EC2::VPC', { State: 'a-new-word' }, 'unknown', 'a-new-word'],
  ['AWS::EC2::VPC', {}, 'unknown', 'unknown'],
])('%s %j is %s', (type, properties, status, statusText) => {
  expect(liveStatus(type, properties)).toEqual({ status, statusText });
});
