import { canonicalJson, type JsonObject, type JsonValue } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { answers, optionalText, text } from './answer.ts';
import { describeEc2, type Ec2Kind, findEc2 } from './ec2-kind.ts';
import { ipPermissions, readRules } from './ip-permissions.ts';
import { listProperty, pick, type ResourceProvider, textProperty } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeSecurityGroups',
  list: 'SecurityGroups',
  ids: 'GroupIds',
  id: 'GroupId',
};

/** What every new group lets out until rules of the template take its place. */
const allowAll: JsonObject = { IpProtocol: '-1', CidrIp: '0.0.0.0/0' };

export const securityGroup: ResourceProvider = {
  type: 'AWS::EC2::SecurityGroup',
  seconds: { create: 8, update: 5, delete: 3 },

  async create(ctx, { properties, tags, generatedName }) {
    const answer = await ctx.call('EC2', 'CreateSecurityGroup', {
      GroupName: textProperty(properties, 'GroupName') ?? generatedName,
      Description: properties.GroupDescription,
      ...pick(properties, ['VpcId']),
      TagSpecifications: tagSpecifications('security-group', tags),
    });
    const id = text(answer, 'GroupId');
    await setRules(ctx, id, properties, {});
    return id;
  },

  async find(ctx, request) {
    const id = await findEc2(ctx, kind, request);
    if (id === undefined) return undefined;
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    await setRules(ctx, id, request.properties, {
      SecurityGroupIngress: readRules(answers(found, 'IpPermissions'), 'Source'),
      SecurityGroupEgress: readRules(answers(found, 'IpPermissionsEgress'), 'Destination'),
    });
    return id;
  },

  async update(ctx, id, request) {
    await setRules(ctx, id, request.properties, request.previous);
    await updateEc2Tags(ctx, id, request.previousTags, request.tags);
  },

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteSecurityGroup', { GroupId: id });
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    return { GroupId: id, Id: id, VpcId: optionalText(found, 'VpcId') ?? '' };
  },

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    return {
      GroupName: text(found, 'GroupName'),
      GroupDescription: optionalText(found, 'Description') ?? '',
      VpcId: optionalText(found, 'VpcId') ?? '',
      SecurityGroupIngress: readRules(answers(found, 'IpPermissions'), 'Source'),
      SecurityGroupEgress: readRules(answers(found, 'IpPermissionsEgress'), 'Destination'),
      ...readTags(found),
    };
  },
};

async function setRules(
  ctx: CallContext,
  id: string,
  wanted: JsonObject,
  previous: JsonObject,
): Promise<void> {
  await replaceRules(
    ctx,
    id,
    'Ingress',
    listProperty(previous, 'SecurityGroupIngress'),
    listProperty(wanted, 'SecurityGroupIngress'),
  );
  await replaceRules(ctx, id, 'Egress', egressRules(previous), egressRules(wanted));
}

function egressRules(properties: JsonObject): JsonValue[] {
  const rules = listProperty(properties, 'SecurityGroupEgress');
  return rules.length > 0 ? rules : [allowAll];
}

async function replaceRules(
  ctx: CallContext,
  id: string,
  direction: 'Ingress' | 'Egress',
  previous: readonly JsonValue[],
  wanted: readonly JsonValue[],
): Promise<void> {
  const before = new Set(previous.map(canonicalJson));
  const after = new Set(wanted.map(canonicalJson));
  const removed = ipPermissions(previous.filter((rule) => !after.has(canonicalJson(rule))));
  const added = ipPermissions(wanted.filter((rule) => !before.has(canonicalJson(rule))));
  if (removed.length > 0) {
    await ctx.call('EC2', `RevokeSecurityGroup${direction}`, {
      GroupId: id,
      IpPermissions: removed,
    });
  }
  if (added.length > 0) {
    await ctx.call('EC2', `AuthorizeSecurityGroup${direction}`, {
      GroupId: id,
      IpPermissions: added,
    });
  }
}
