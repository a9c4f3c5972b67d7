import { validationError } from '../../engine/cloudformation-error.ts';
import { elementType } from '../../engine/parameters/parameter-types.ts';
import { referencedValue } from '../../engine/parameters/resolve-parameters.ts';
import type { Template } from '../../engine/template/template.ts';
import { isNotFound } from '../../resources/answer.ts';
import { AwsError, type CallContext } from '../../service.ts';

/** The EC2 call that tells whether a value of a parameter type exists, and the member that names it. */
const lookups: Readonly<Record<string, readonly [operation: string, member: string]>> = {
  'AWS::EC2::AvailabilityZone::Name': ['DescribeAvailabilityZones', 'ZoneNames'],
  'AWS::EC2::SecurityGroup::Id': ['DescribeSecurityGroups', 'GroupIds'],
  'AWS::EC2::Subnet::Id': ['DescribeSubnets', 'SubnetIds'],
  'AWS::EC2::VPC::Id': ['DescribeVpcs', 'VpcIds'],
};

/** Throws AWS's error where a parameter of an AWS-specific type names something the account does not have. */
export async function checkParameterValues(
  ctx: CallContext,
  template: Template,
  parameters: Readonly<Record<string, string>>,
): Promise<void> {
  for (const [name, declaration] of Object.entries(template.parameters)) {
    const lookup = lookups[elementType(declaration.type)];
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
  [operation, member]: readonly [string, string],
  value: string,
): Promise<boolean> {
  try {
    await ctx.call('EC2', operation, { [member]: [value] });
    return true;
  } catch (cause) {
    if (isNotFound(cause)) return false;
    if (cause instanceof AwsError && /Malformed|InvalidParameterValue/.test(cause.code))
      return false;
    throw cause;
  }
}
