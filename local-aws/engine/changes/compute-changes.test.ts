import { describe, expect, it } from 'vitest';
import { unknownValue } from '../intrinsics/scope.ts';
import { resourceTags } from '../stacks/resource-tags.ts';
import {
  instantiate,
  type ResourceLookup,
  resolveOutputs,
  resolveProperties,
} from '../stacks/stack-instance.ts';
import type { ResourceRecord, StackDefinition } from '../stacks/stack-record.ts';
import { creationOrder } from '../template/dependencies.ts';
import type { ResourceChange } from './change-set-record.ts';
import { computeChanges } from './compute-changes.ts';

const network = `
Parameters:
  Cidr: {Type: String, Default: 10.0.0.0/16}
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties: {CidrBlock: !Ref Cidr, EnableDnsSupport: true}
  Subnet:
    Type: AWS::EC2::Subnet
    Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, Tags: [{Key: Name, Value: a}]}
  Table:
    Type: AWS::EC2::RouteTable
    Properties: {VpcId: !Ref Vpc}
Outputs:
  VpcId: {Value: !Ref Vpc}
`;

const identity = {
  account: '000000000000',
  region: 'us-east-2',
  stackId: 'arn:aws:cloudformation:us-east-2:000000000000:stack/net/1',
  stackName: 'net',
  notificationArns: [],
};
const around = { availabilityZones: () => ['us-east-2a'], exported: () => undefined };

function definition(template: string, cidr = '10.0.0.0/16', tags = {}): StackDefinition {
  return { template, parameters: { Cidr: cidr }, tags, capabilities: [], notificationArns: [] };
}

/** The stack as it would be after creating the first template. */
function existing(): { resources: ResourceRecord[]; lookup: ResourceLookup } {
  const resources: ResourceRecord[] = [];
  const find = (id: string) => resources.find(({ logicalId }) => logicalId === id);
  const lookup: ResourceLookup = {
    reference: (id) => find(id)?.physicalId,
    attribute: (id, name) => find(id)?.attributes[name],
  };
  const stack = { id: identity.stackId, name: 'net', definition: definition(network) };
  const instance = instantiate(stack.definition, identity, around);
  for (const logicalId of creationOrder(instance.dependencies)) {
    const declared = instance.template.resources[logicalId];
    if (!declared) continue;
    const properties = resolveProperties(instance, logicalId, lookup);
    resources.push({
      logicalId,
      type: declared.type,
      physicalId: `${logicalId.toLowerCase()}-1`,
      status: 'CREATE_COMPLETE',
      updatedAt: '2026-11-24T00:00:00.000Z',
      properties,
      tags: resourceTags(declared.type, logicalId, properties, stack),
      attributes: {},
      dependsOn: [],
      deletionPolicy: declared.deletionPolicy,
      updateReplacePolicy: declared.updateReplacePolicy,
    });
  }
  return { resources, lookup };
}

function plan(next: StackDefinition) {
  const { resources, lookup } = existing();
  const before = instantiate(definition(network), identity, around);
  const outputs = resolveOutputs(before, lookup);
  const stack = { id: identity.stackId, name: 'net', definition: definition(network), outputs };
  return computeChanges({
    stack,
    resources,
    before,
    after: instantiate(next, identity, around),
    definition: next,
  });
}

function summary(change: ResourceChange): string {
  const { action, logicalId, replacement, policyAction } = change;
  return [action, logicalId, replacement, policyAction].filter(Boolean).join(' ');
}

function details(changes: readonly ResourceChange[], id: string): string[] {
  const change = changes.find(({ logicalId }) => logicalId === id);
  return (change?.details ?? []).map(
    ({ attribute, path, kind, before, after, evaluation, source, cause, recreation }) =>
      [attribute, kind, path, before, '>', after, recreation, evaluation, source, cause]
        .filter(Boolean)
        .join(' '),
  );
}

describe('computeChanges', () => {
  it.each<[string, StackDefinition, string[]]>([
    ['nothing', definition(network), []],
    [
      'a replaced VPC and what refers to it',
      definition(network, '10.1.0.0/16'),
      [
        'Modify Vpc True ReplaceAndDelete',
        'Modify Subnet True ReplaceAndDelete',
        'Modify Table True ReplaceAndDelete',
      ],
    ],
    [
      'a property in place',
      definition(network.replace('EnableDnsSupport: true', 'EnableDnsSupport: false')),
      ['Modify Vpc False'],
    ],
    [
      'the same value in another form',
      definition(network.replace('EnableDnsSupport: true', "EnableDnsSupport: 'true'")),
      [],
    ],
    [
      'a removed resource',
      definition(network.replace(/ {2}Table:[\s\S]*?!Ref Vpc\}\n/, '')),
      ['Remove Table Delete'],
    ],
    [
      'a removed resource that stays',
      definition(network.replace('  Table:', '  Other:')),
      ['Add Other True', 'Remove Table Delete'],
    ],
    [
      'a tag in the template',
      definition(network.replace('Value: a', 'Value: b')),
      ['Modify Subnet False'],
    ],
    [
      'a tag of the stack',
      definition(network, undefined, { team: 'x' }),
      ['Modify Vpc False', 'Modify Subnet False', 'Modify Table False'],
    ],
    [
      'a policy',
      definition(
        network.replace(
          'Type: AWS::EC2::RouteTable',
          'Type: AWS::EC2::RouteTable\n    DeletionPolicy: Retain',
        ),
      ),
      ['Modify Table False'],
    ],
    [
      'another type',
      definition(
        network.replace(
          'Type: AWS::EC2::RouteTable\n    Properties: {VpcId: !Ref Vpc}',
          'Type: AWS::EC2::InternetGateway',
        ),
      ),
      ['Modify Table True ReplaceAndDelete'],
    ],
    [
      'a value that may replace',
      definition(
        network.replace(
          'EnableDnsSupport: true',
          'EnableDnsSupport: true, InstanceTenancy: dedicated',
        ),
      ),
      [
        'Modify Vpc Conditional ReplaceAndDelete',
        'Modify Subnet Conditional ReplaceAndDelete',
        'Modify Table Conditional ReplaceAndDelete',
      ],
    ],
  ])('%s', (_name, next, expected) => {
    expect(plan(next).changes.map(summary)).toEqual(expected);
  });

  it('says what causes a change', () => {
    const { changes } = plan(definition(network, '10.1.0.0/16'));
    const cidr = 'Properties Modify /Properties/CidrBlock 10.0.0.0/16 > 10.1.0.0/16 Always';
    expect(details(changes, 'Vpc')).toEqual([
      `${cidr} Dynamic DirectModification`,
      `${cidr} Static ParameterReference Cidr`,
    ]);
    expect(details(changes, 'Subnet')).toEqual([
      `Properties Modify /Properties/VpcId vpc-1 > ${unknownValue} Always Static ResourceReference Vpc`,
    ]);
    const tagged = plan(definition(network.replace('Value: a', 'Value: b'))).changes;
    expect(details(tagged, 'Subnet')).toEqual([
      'Tags Modify /Properties/Tags/0/Value a > b Never Static DirectModification',
    ]);
  });

  it('notices outputs that change alone', () => {
    const renamed = plan(definition(network.replace('  VpcId: {Value', '  Id: {Value')));
    expect(renamed.changes).toEqual([]);
    expect(renamed.outputsChange).toBe(true);
    expect(plan(definition(network)).outputsChange).toBe(false);
  });
});
