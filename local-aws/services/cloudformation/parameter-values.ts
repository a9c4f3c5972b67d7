import { validationError } from '../../engine/cloudformation-error.ts';
import { elementType, ssmValueType } from '../../engine/parameters/parameter-types.ts';
import { referencedValue } from '../../engine/parameters/resolve-parameters.ts';
import type { Template } from '../../engine/template/template.ts';
import { isNotFound, texts } from '../../resources/answer.ts';
import { AwsError, type CallContext, type ServiceId } from '../../service.ts';

type Lookup = readonly [service: ServiceId, operation: string, member: string];

/** The call that tells whether a value of a parameter type exists, and the member that names it. */
const lookups: Readonly<Record<string, Lookup>> = {
  'AWS::EC2::AvailabilityZone::Name': ['EC2', 'DescribeAvailabilityZones', 'ZoneNames'],
  'AWS::EC2::Image::Id': ['EC2', 'DescribeImages', 'ImageIds'],
  'AWS::EC2::Instance::Id': ['EC2', 'DescribeInstances', 'InstanceIds'],
  'AWS::EC2::SecurityGroup::Id': ['EC2', 'DescribeSecurityGroups', 'GroupIds'],
  'AWS::EC2::Subnet::Id': ['EC2', 'DescribeSubnets', 'SubnetIds'],
  'AWS::EC2::VPC::Id': ['EC2', 'DescribeVpcs', 'VpcIds'],
  'AWS::EC2::Volume::Id': ['EC2', 'DescribeVolumes', 'VolumeIds'],
  'AWS::SSM::Parameter::Name': ['SSM', 'GetParameters', 'Names'],
};

/** Throws AWS's error where a parameter of an AWS-specific type names something the account does not have. */
export async function checkParameterValues(
  ctx: CallContext,
  template: Template,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, declaration] of Object.entries(template.parameters)) {
    const type = ssmValueType(declaration.type) ?? declaration.type;
    const lookup = lookups[elementType(type)];
    if (!lookup) continue;
    for (const value of [referencedValue(declaration, parameters[name] ?? '')].flat()) {
      if (await exists(ctx, lookup, value)) continue;
      throw validationError(
        `Parameter validation failed: parameter value ${value} for parameter name ${name} does not exist`,
      );
    }
  }
}

async function exists(
  ctx: CallContext,
  [service, operation, member]: Lookup,
  value: string,
): Promise<boolean> {
  try {
    const answer = await ctx.call(service, operation, { [member]: [value] });
    return texts(answer, 'InvalidParameters').length === 0;
  } catch (cause) {
    if (isNotFound(cause)) return false;
    if (cause instanceof AwsError && /Malformed|InvalidParameterValue/.test(cause.code))
      return false;
    throw cause;
  }
}
