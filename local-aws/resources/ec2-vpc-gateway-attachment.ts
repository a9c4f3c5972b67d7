import type { JsonObject } from '../engine/json-value.ts';
import { AwsError, type CallContext } from '../service.ts';
import { answers, optionalText } from './answer.ts';
import { internetGatewayKind } from './ec2-internet-gateway.ts';
import { describeEc2 } from './ec2-kind.ts';
import {
  HandlerFailure,
  type ResourceProvider,
  type ResourceRequest,
  textProperty,
} from './provider.ts';

export const vpcGatewayAttachment: ResourceProvider = {
  type: 'AWS::EC2::VPCGatewayAttachment',
  seconds: { create: 15, update: 15, delete: 10 },

  async create(ctx, { properties }) {
    await attach(ctx, properties);
    return physicalId(properties);
  },

  async find(ctx, request: ResourceRequest) {
    return (await isAttached(ctx, request.properties)) ? physicalId(request.properties) : undefined;
  },

  async update(ctx, _id, request) {
    await detach(ctx, request.previous);
    await attach(ctx, request.properties);
  },

  async delete(ctx, _id, properties) {
    try {
      await detach(ctx, properties);
    } catch (cause) {
      if (!(cause instanceof AwsError && cause.code === 'Gateway.NotAttached')) throw cause;
    }
  },

  attributes: async (_ctx, id) => ({ AttachmentType: id.slice(0, 3), VpcId: id.slice(4) }),

  async read(ctx, _id, properties) {
    return (await isAttached(ctx, properties)) ? properties : undefined;
  },
};

/** As AWS composes it from the gateway's kind and the VPC: `IGW|vpc-0a…`. */
function physicalId(properties: JsonObject): string {
  const kind = properties.InternetGatewayId === undefined ? 'VGW' : 'IGW';
  return `${kind}|${textProperty(properties, 'VpcId') ?? ''}`;
}

async function attach(ctx: CallContext, properties: JsonObject): Promise<void> {
  const { InternetGatewayId, VpcId, VpnGatewayId } = properties;
  if (InternetGatewayId !== undefined) {
    await ctx.call('EC2', 'AttachInternetGateway', { InternetGatewayId, VpcId });
  } else if (VpnGatewayId !== undefined) {
    await ctx.call('EC2', 'AttachVpnGateway', { VpnGatewayId, VpcId });
  } else {
    throw new HandlerFailure(
      'Either an InternetGatewayId or VpnGatewayId must be specified',
      'InvalidRequest',
    );
  }
}

async function detach(ctx: CallContext, properties: JsonObject): Promise<void> {
  const { InternetGatewayId, VpcId, VpnGatewayId } = properties;
  if (InternetGatewayId === undefined) {
    await ctx.call('EC2', 'DetachVpnGateway', { VpnGatewayId, VpcId });
  } else {
    await ctx.call('EC2', 'DetachInternetGateway', { InternetGatewayId, VpcId });
  }
}

async function isAttached(ctx: CallContext, properties: JsonObject): Promise<boolean> {
  const gateway = await describeEc2(
    ctx,
    internetGatewayKind,
    textProperty(properties, 'InternetGatewayId') ?? '',
  );
  return answers(gateway ?? {}, 'Attachments').some(
    (attachment) => optionalText(attachment, 'VpcId') === properties.VpcId,
  );
}
