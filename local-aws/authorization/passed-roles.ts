import type { CallContext, ServiceId } from '../service.ts';
import { findProfile } from '../services/iam/instance-profile-store.ts';
import { findRole } from '../services/iam/role-store.ts';

export interface PassedRole {
  readonly arn: string;
  /** As `glue.amazonaws.com`. */
  readonly service: string;
}

/** Who gets the roles that calls to a service name. */
const receivers: Readonly<Partial<Record<ServiceId, string>>> = {
  CloudFormation: 'cloudformation.amazonaws.com',
  EC2: 'ec2.amazonaws.com',
  ECS: 'ecs-tasks.amazonaws.com',
  Glue: 'glue.amazonaws.com',
  Lambda: 'lambda.amazonaws.com',
};

const members = ['RoleARN', 'Role', 'taskRoleArn', 'executionRoleArn'];

const passing =
  /^(Create|Update|Register|Run|Start)(Stack|ChangeSet|Job|Crawler|TaskDefinition|Function|FunctionConfiguration|DataQualityRulesetEvaluationRun)$/;

/**
 * The roles that a call hands to a service, for which its caller needs `iam:PassRole`. Source: "Grant a
 * user permissions to pass a role to an AWS service", IAM user guide.
 */
export function passedRoles(
  service: ServiceId,
  operation: string,
  input: object,
  ctx: CallContext,
): PassedRole[] {
  const values: Readonly<Record<string, unknown>> = { ...input };
  const arnOf = (nameOrArn: string) =>
    nameOrArn.startsWith('arn:')
      ? nameOrArn
      : (findRole(ctx.as('IAM'), nameOrArn)?.arn ??
        `arn:aws:iam::${ctx.account}:role/${nameOrArn}`);
  if (operation === 'CreateFlowLogs' && typeof values.DeliverLogsPermissionArn === 'string') {
    return [{ arn: values.DeliverLogsPermissionArn, service: 'vpc-flow-logs.amazonaws.com' }];
  }
  const receiver = receivers[service];
  if (receiver === undefined) return [];
  if (operation === 'RunInstances') {
    return profileRoles(values, ctx).map((arn) => ({ arn, service: receiver }));
  }
  if (!passing.test(operation)) return [];
  return members.flatMap((member) => {
    const value = values[member];
    return typeof value === 'string' && value !== ''
      ? [{ arn: arnOf(value), service: receiver }]
      : [];
  });
}

function profileRoles({ IamInstanceProfile }: Record<string, unknown>, ctx: CallContext): string[] {
  const { Name, Arn }: { Name?: string; Arn?: string } = Object(IamInstanceProfile);
  const name = Name ?? Arn?.split('/').at(-1);
  const roleName = name && findProfile(ctx.as('IAM'), name)?.roleName;
  const role = roleName && findRole(ctx.as('IAM'), roleName);
  return role ? [role.arn] : [];
}
