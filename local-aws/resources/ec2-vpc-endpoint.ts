import type { JsonObject } from '../engine/json-value.ts';
import { answers, nested, optionalText, text, texts } from './answer.ts';
import { describeEc2, type Ec2Kind } from './ec2-kind.ts';
import {
  HandlerFailure,
  listProperty,
  pick,
  policyText,
  type ResourceProvider,
} from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeVpcEndpoints',
  list: 'VpcEndpoints',
  ids: 'VpcEndpointIds',
  id: 'VpcEndpointId',
};

const attachments = ['RouteTableIds', 'SubnetIds', 'SecurityGroupIds'];

export const vpcEndpoint: ResourceProvider = {
  type: 'AWS::EC2::VPCEndpoint',
  seconds: { create: 10, update: 10, delete: 10 },

  async create(ctx, { properties, tags, clientToken }) {
    const answer = await ctx.call('EC2', 'CreateVpcEndpoint', {
      ...pick(properties, [
        ...attachments,
        'DnsOptions',
        'IpAddressType',
        'PrivateDnsEnabled',
        'ServiceName',
        'VpcEndpointType',
        'VpcId',
      ]),
      PolicyDocument: policyText(properties.PolicyDocument),
      ClientToken: clientToken,
      TagSpecifications: tagSpecifications('vpc-endpoint', tags),
    });
    return text(nested(answer, 'VpcEndpoint'), 'VpcEndpointId');
  },

  async isReady(ctx, id) {
    const state = optionalText((await describeEc2(ctx, kind, id)) ?? {}, 'State')?.toLowerCase();
    if (state === undefined || state === 'failed' || state === 'rejected') {
      throw new HandlerFailure(
        `VPC Endpoint ${id} is in state ${state ?? 'deleted'}`,
        'NotStabilized',
      );
    }
    return state === 'available';
  },

  async update(ctx, id, request) {
    await ctx.call('EC2', 'ModifyVpcEndpoint', {
      VpcEndpointId: id,
      ...membershipChanges(request.properties, request.previous),
      ...pick(request.properties, ['PrivateDnsEnabled']),
      ...policyChange(request.properties, request.previous),
    });
    await updateEc2Tags(ctx, id, request.previousTags, request.tags);
  },

  async delete(ctx, id) {
    const answer = await ctx.call('EC2', 'DeleteVpcEndpoints', { VpcEndpointIds: [id] });
    const error = nested(answers(answer, 'Unsuccessful')[0] ?? {}, 'Error');
    const message = optionalText(error, 'Message');
    if (message !== undefined && !/NotFound/.test(optionalText(error, 'Code') ?? '')) {
      throw new HandlerFailure(message, 'GeneralServiceException');
    }
  },

  async isGone(ctx, id) {
    const state = optionalText((await describeEc2(ctx, kind, id)) ?? {}, 'State')?.toLowerCase();
    return state === undefined || state === 'deleted';
  },

  async attributes(ctx, id) {
    const found = (await describeEc2(ctx, kind, id)) ?? {};
    const { CreationTimestamp } = found;
    return {
      Id: id,
      CreationTimestamp:
        CreationTimestamp instanceof Date
          ? CreationTimestamp.toISOString()
          : String(CreationTimestamp ?? ''),
      DnsEntries: answers(found, 'DnsEntries').map((entry) => optionalText(entry, 'DnsName') ?? ''),
      NetworkInterfaceIds: texts(found, 'NetworkInterfaceIds'),
    };
  },

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    return {
      VpcId: text(found, 'VpcId'),
      ServiceName: text(found, 'ServiceName'),
      VpcEndpointType: optionalText(found, 'VpcEndpointType') ?? 'Gateway',
      RouteTableIds: texts(found, 'RouteTableIds'),
      SubnetIds: texts(found, 'SubnetIds'),
      SecurityGroupIds: answers(found, 'Groups').map((group) => text(group, 'GroupId')),
      PrivateDnsEnabled: found.PrivateDnsEnabled === true,
      ...readTags(found),
    };
  },
};

function membershipChanges(wanted: JsonObject, previous: JsonObject): JsonObject {
  const changes: JsonObject = {};
  for (const name of attachments) {
    const before = listProperty(previous, name);
    const after = listProperty(wanted, name);
    const added = after.filter((id) => !before.includes(id));
    const removed = before.filter((id) => !after.includes(id));
    if (added.length > 0) changes[`Add${name}`] = added;
    if (removed.length > 0) changes[`Remove${name}`] = removed;
  }
  return changes;
}

function policyChange(wanted: JsonObject, previous: JsonObject): object {
  const policy = policyText(wanted.PolicyDocument);
  if (policy === policyText(previous.PolicyDocument)) return {};
  return policy === undefined ? { ResetPolicy: true } : { PolicyDocument: policy };
}
