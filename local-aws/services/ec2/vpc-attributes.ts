import type {
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  ModifyVpcAttributeRequest,
  ModifyVpcTenancyRequest,
  ModifyVpcTenancyResult,
} from '@aws-sdk/client-ec2';
import { AwsError, type CallContext } from '../../service.ts';
import { existing, save } from './resource-kind.ts';
import { type VpcRecord, vpcKind } from './vpc-kind.ts';

const attributes = {
  EnableDnsSupport: 'enableDnsSupport',
  EnableDnsHostnames: 'enableDnsHostnames',
  EnableNetworkAddressUsageMetrics: 'enableNetworkAddressUsageMetrics',
} as const satisfies Record<string, keyof VpcRecord>;

const names = Object.keys(attributes).filter(
  (name): name is keyof typeof attributes => name in attributes,
);

/** One attribute at a time, as EC2 has it. */
export function modifyVpcAttribute(input: ModifyVpcAttributeRequest, ctx: CallContext): object {
  const vpc = existing(ctx, vpcKind, input.VpcId ?? '');
  const changed = names.filter((name) => input[name] !== undefined);
  if (changed.length !== 1) {
    throw new AwsError(
      'InvalidParameterCombination',
      changed.length === 0
        ? 'No attributes specified.'
        : 'Fields for multiple attribute types specified.',
    );
  }
  const values = changed.map((name) => [attributes[name], input[name]?.Value === true]);
  save(ctx, vpcKind, { ...vpc, ...Object.fromEntries(values) });
  return {};
}

export function describeVpcAttribute(
  { Attribute, VpcId = '' }: DescribeVpcAttributeRequest,
  ctx: CallContext,
): DescribeVpcAttributeResult {
  const vpc = existing(ctx, vpcKind, VpcId);
  const name = names.find((each) => attributes[each] === Attribute);
  if (!name) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${Attribute}) for parameter attribute is invalid.`,
    );
  }
  return { VpcId, [name]: { Value: vpc[attributes[name]] } };
}

export function modifyVpcTenancy(
  { InstanceTenancy, VpcId = '' }: ModifyVpcTenancyRequest,
  ctx: CallContext,
): ModifyVpcTenancyResult {
  const vpc = existing(ctx, vpcKind, VpcId);
  if (InstanceTenancy !== 'default') {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${InstanceTenancy}) for parameter instanceTenancy is invalid. The tenancy can only be changed to default.`,
    );
  }
  save(ctx, vpcKind, { ...vpc, instanceTenancy: 'default' });
  return { ReturnValue: true };
}
