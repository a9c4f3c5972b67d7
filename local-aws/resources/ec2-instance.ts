import { isJsonObject, type JsonObject, sameJson } from '../engine/json-value.ts';
import type { CallContext } from '../service.ts';
import { type Answer, answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { runRequest } from './ec2-run-request.ts';
import { HandlerFailure, listProperty, type ResourceProvider, textProperty } from './provider.ts';
import { readTags, tagList, updateEc2Tags } from './tags.ts';

const pollSeconds = 5;

export const instance: ResourceProvider = {
  type: 'AWS::EC2::Instance',
  seconds: { create: 5, update: 5, delete: 5 },

  async create(ctx, { properties, tags, clientToken }) {
    const answer = await ctx.call('EC2', 'RunInstances', {
      ...runRequest(properties),
      MinCount: 1,
      MaxCount: 1,
      ClientToken: clientToken,
      TagSpecifications: [
        { ResourceType: 'instance', Tags: tagList(tags) },
        ...(properties.PropagateTagsToVolumeOnCreation === true
          ? [{ ResourceType: 'volume', Tags: tagList(tags) }]
          : []),
      ],
    });
    const id = text(answers(answer, 'Instances')[0] ?? {}, 'InstanceId');
    if (properties.SourceDestCheck === false) {
      await modify(ctx, id, { SourceDestCheck: { Value: false } });
    }
    return id;
  },

  async find(ctx, { clientToken }) {
    const Filters = [{ Name: 'client-token', Values: [clientToken] }];
    const answer = await ctx.call('EC2', 'DescribeInstances', { Filters });
    const [found] = answers(answers(answer, 'Reservations')[0] ?? {}, 'Instances');
    return found && text(found, 'InstanceId');
  },

  async isReady(ctx, id) {
    const state = await stateOf(ctx, id);
    if (state === 'running' || state === 'stopped') return state === 'running';
    if (state === 'pending') return false;
    throw new HandlerFailure(`Instance ${id} is in state ${state}`, 'NotStabilized');
  },

  async update(ctx, id, { properties, previous, tags, previousTags }) {
    const changed = (name: string) => !sameJson(properties[name], previous[name]);
    if (changed('InstanceType') || changed('UserData')) {
      await whileStopped(ctx, id, {
        ...(changed('InstanceType') && { InstanceType: { Value: properties.InstanceType } }),
        ...(changed('UserData') && { UserData: { Value: userDataBytes(properties) } }),
      });
    }
    if (changed('SecurityGroupIds')) {
      await modify(ctx, id, { Groups: listProperty(properties, 'SecurityGroupIds') });
    }
    for (const [name, fallback] of [
      ['DisableApiTermination', false],
      ['SourceDestCheck', true],
      ['EbsOptimized', false],
    ] as const) {
      if (changed(name)) await modify(ctx, id, { [name]: { Value: properties[name] ?? fallback } });
    }
    if (changed('IamInstanceProfile')) {
      await setProfile(ctx, id, textProperty(properties, 'IamInstanceProfile'));
    }
    if (changed('Monitoring')) {
      const verb = properties.Monitoring === true ? 'Monitor' : 'Unmonitor';
      await ctx.call('EC2', `${verb}Instances`, { InstanceIds: [id] });
    }
    if (changed('MetadataOptions')) {
      const options = isJsonObject(properties.MetadataOptions) ? properties.MetadataOptions : {};
      await ctx.call('EC2', 'ModifyInstanceMetadataOptions', { InstanceId: id, ...options });
    }
    await updateEc2Tags(ctx, id, previousTags, tags);
  },

  async delete(ctx, id) {
    if ((await stateOf(ctx, id)) === 'terminated') return;
    await ctx.call('EC2', 'TerminateInstances', { InstanceIds: [id] });
  },

  async isGone(ctx, id) {
    const state = await stateOf(ctx, id);
    return state === undefined || state === 'terminated';
  },

  async attributes(ctx, id) {
    const found = (await describe(ctx, id)) ?? {};
    return {
      InstanceId: id,
      AvailabilityZone: optionalText(nested(found, 'Placement'), 'AvailabilityZone') ?? '',
      PrivateDnsName: optionalText(found, 'PrivateDnsName') ?? '',
      PrivateIp: optionalText(found, 'PrivateIpAddress') ?? '',
      PublicDnsName: optionalText(found, 'PublicDnsName') ?? '',
      PublicIp: optionalText(found, 'PublicIpAddress') ?? '',
      VpcId: optionalText(found, 'VpcId') ?? '',
    };
  },

  async read(ctx, id, properties) {
    const found = await describe(ctx, id);
    const state = found && optionalText(nested(found, 'State'), 'Name');
    if (!found || state === 'terminated' || state === 'shutting-down') return undefined;
    const profile = optionalText(nested(found, 'IamInstanceProfile'), 'Arn');
    return {
      ...properties,
      ImageId: text(found, 'ImageId'),
      InstanceType: text(found, 'InstanceType'),
      ...(properties.NetworkInterfaces === undefined && {
        SubnetId: optionalText(found, 'SubnetId') ?? '',
        SecurityGroupIds: answers(found, 'SecurityGroups').map((group) => text(group, 'GroupId')),
      }),
      SourceDestCheck: found.SourceDestCheck === true,
      EbsOptimized: found.EbsOptimized === true,
      ...(profile === undefined ? {} : { IamInstanceProfile: profile.split('/').at(-1) ?? '' }),
      ...readTags(found),
    };
  },
};

async function whileStopped(ctx: CallContext, id: string, change: object): Promise<void> {
  await ctx.call('EC2', 'StopInstances', { InstanceIds: [id] });
  while ((await stateOf(ctx, id)) === 'stopping') {
    await new Promise<void>((resolve) => ctx.clock.after(pollSeconds, resolve));
  }
  await modify(ctx, id, change);
  await ctx.call('EC2', 'StartInstances', { InstanceIds: [id] });
}

async function setProfile(
  ctx: CallContext,
  InstanceId: string,
  Name: string | undefined,
): Promise<void> {
  const Filters = [{ Name: 'instance-id', Values: [InstanceId] }];
  const answer = await ctx.call('EC2', 'DescribeIamInstanceProfileAssociations', { Filters });
  const [association] = answers(answer, 'IamInstanceProfileAssociations');
  const AssociationId = association && text(association, 'AssociationId');
  const IamInstanceProfile = { Name };
  if (Name === undefined) {
    if (AssociationId) await ctx.call('EC2', 'DisassociateIamInstanceProfile', { AssociationId });
  } else if (AssociationId) {
    const request = { AssociationId, IamInstanceProfile };
    await ctx.call('EC2', 'ReplaceIamInstanceProfileAssociation', request);
  } else {
    await ctx.call('EC2', 'AssociateIamInstanceProfile', { InstanceId, IamInstanceProfile });
  }
}

async function modify(ctx: CallContext, InstanceId: string, change: object): Promise<void> {
  await ctx.call('EC2', 'ModifyInstanceAttribute', { InstanceId, ...change });
}

function userDataBytes(properties: JsonObject): Uint8Array {
  return new Uint8Array(Buffer.from(textProperty(properties, 'UserData') ?? '', 'base64'));
}

async function describe(ctx: CallContext, id: string): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('EC2', 'DescribeInstances', { InstanceIds: [id] }));
  return answer && answers(answers(answer, 'Reservations')[0] ?? {}, 'Instances')[0];
}

async function stateOf(ctx: CallContext, id: string): Promise<string | undefined> {
  const found = await describe(ctx, id);
  return found && text(nested(found, 'State'), 'Name');
}
