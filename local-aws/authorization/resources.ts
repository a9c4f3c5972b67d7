import { getChangeSet } from '../engine/changes/change-set-store.ts';
import { findStack } from '../engine/stacks/stack-store.ts';
import type { CallContext, ServiceId } from '../service.ts';
import { findProfile } from '../services/iam/instance-profile-store.ts';
import { findRole } from '../services/iam/role-store.ts';
import { findSecret } from '../services/secrets-manager/secret-store.ts';

type Input = Readonly<Record<string, unknown>>;

type ResourcesOf = (input: Input, ctx: CallContext, operation: string) => string[];

/**
 * The ARNs of what a call acts on, as far as policies tell them apart here; `*` for the rest, which only a
 * statement for all resources allows. Source: "Actions, resources, and condition keys for AWS services",
 * Service Authorization Reference.
 */
export function resourcesOf(
  service: ServiceId,
  operation: string,
  input: object,
  ctx: CallContext,
): string[] {
  const found = byService[service]?.(Object.fromEntries(Object.entries(input)), ctx, operation);
  return found && found.length > 0 ? found : ['*'];
}

function local(ctx: CallContext, service: string, resource: string): string {
  return `arn:aws:${service}:${ctx.region}:${ctx.account}:${resource}`;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The member as it is where it is an ARN, as one by its name otherwise; none where it is absent. */
function named(value: unknown, arnOf: (name: string) => string): string[] {
  const name = text(value);
  if (name === '') return [];
  return [name.startsWith('arn:') ? name : arnOf(name)];
}

const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const stackCalls =
  /^(CreateStack|UpdateStack|DeleteStack|CreateChangeSet|DeleteChangeSet|ExecuteChangeSet|DescribeChangeSet|DescribeEvents|DetectStackDrift|RollbackStack|ContinueUpdateRollback|CancelUpdateStack|SetStackPolicy|UpdateTerminationProtection)$/;

const cloudFormation: ResourcesOf = ({ StackName, ChangeSetName }, ctx, operation) => {
  if (!stackCalls.test(operation)) return [];
  const name = text(StackName);
  if (name === '') return list([getChangeSet(ctx.store, text(ChangeSetName))?.stackId ?? '']);
  if (name.startsWith('arn:')) return [name];
  return [findStack(ctx.store, name)?.id ?? local(ctx, 'cloudformation', `stack/${name}/new`)];
};

const ec2: ResourcesOf = ({ GroupId, InstanceId, InstanceIds }, ctx, operation) => {
  const arns = (kind: string, ids: readonly string[]) =>
    ids.map((id) => local(ctx, 'ec2', `${kind}/${id}`));
  if (/^(Start|Stop|Reboot|Terminate)Instances$/.test(operation)) {
    return arns('instance', list(InstanceIds));
  }
  if (operation === 'GetConsoleOutput') return arns('instance', [text(InstanceId)]);
  return /^(Authorize|Revoke)SecurityGroup(Ingress|Egress)$/.test(operation)
    ? arns('security-group', [text(GroupId)])
    : [];
};

const ecs: ResourcesOf = ({ service, task, taskDefinition }, ctx, operation) => {
  switch (operation) {
    case 'UpdateService':
      return named(service, (name) => local(ctx, 'ecs', `service/${name}`));
    case 'RunTask':
      return named(taskDefinition, (name) => local(ctx, 'ecs', `task-definition/${name}`));
    case 'StopTask':
      return named(task, (name) => local(ctx, 'ecs', `task/${name}`));
    default:
      return [];
  }
};

/** Of what the calls that start, stop and change pipelines act on, by the member that names it. */
const glueTargets: ReadonlyArray<readonly [RegExp, string, string]> = [
  [/^(Start|Stop)Crawler$/, 'Name', 'crawler'],
  [/^(Start|Stop|Update)CrawlerSchedule$/, 'CrawlerName', 'crawler'],
  [/^(StartJobRun|BatchStopJobRun|GetJobRuns?)$/, 'JobName', 'job'],
  [/^(Start|Stop)Trigger$/, 'Name', 'trigger'],
  [/^(Start|Stop|Resume)WorkflowRun$/, 'Name', 'workflow'],
];

const glue: ResourcesOf = (input, ctx, operation) => {
  const [, member, kind] = glueTargets.find(([pattern]) => pattern.test(operation)) ?? [];
  if (member) return [local(ctx, 'glue', `${kind}/${text(input[member])}`)];
  if (operation !== 'StartDataQualityRulesetEvaluationRun') return [];
  return list(input.RulesetNames).map((name) => local(ctx, 'glue', `dataQualityRuleset/${name}`));
};

const rds: ResourcesOf = ({ DBInstanceIdentifier, DBSnapshotIdentifier }, ctx, operation) =>
  /^(Start|Stop|Reboot)DBInstance$|^CreateDBSnapshot$/.test(operation)
    ? [
        ...named(DBInstanceIdentifier, (name) => local(ctx, 'rds', `db:${name}`)),
        ...named(DBSnapshotIdentifier, (name) => local(ctx, 'rds', `snapshot:${name}`)),
      ]
    : [];

const elastiCache: ResourcesOf = ({ ReplicationGroupId, SnapshotName }, ctx, operation) =>
  operation === 'CreateSnapshot'
    ? [
        ...named(ReplicationGroupId, (id) => local(ctx, 'elasticache', `replicationgroup:${id}`)),
        ...named(SnapshotName, (name) => local(ctx, 'elasticache', `snapshot:${name}`)),
      ]
    : [];

const iam: ResourcesOf = (input, ctx, operation) => {
  const { InstanceProfileName, Path = '/', PolicyArn, PolicyName, RoleName } = input;
  const global = (resource: string) => `arn:aws:iam::${ctx.account}:${resource}`;
  const role = text(RoleName);
  if (operation.includes('InstanceProfile')) {
    if (operation === 'CreateInstanceProfile') {
      return [global(`instance-profile${Path}${InstanceProfileName}`)];
    }
    const stored = findProfile(ctx, text(InstanceProfileName));
    return [stored?.arn ?? global(`instance-profile/${InstanceProfileName}`)];
  }
  if (operation === 'CreateRole') return [global(`role${Path}${role}`)];
  if (role !== '') return [findRole(ctx, role)?.arn ?? global(`role/${role}`)];
  if (operation === 'CreatePolicy') return [global(`policy${Path}${PolicyName}`)];
  return named(PolicyArn, (name) => name);
};

const s3: ResourcesOf = ({ Bucket, Key, Delete }) => {
  const bucket = text(Bucket);
  if (bucket === '') return [];
  const arn = `arn:aws:s3:::${bucket}`;
  if (Key !== undefined) return [`${arn}/${Key}`];
  const objects: { Key?: string }[] = [...(Object(Delete).Objects ?? [])];
  return objects.length > 0 ? objects.map((object) => `${arn}/${object.Key}`) : [arn];
};

const secretsManager: ResourcesOf = ({ Name, SecretId }, ctx) => [
  ...named(
    SecretId,
    (name) => findSecret(ctx, name)?.arn ?? local(ctx, 'secretsmanager', `secret:${name}`),
  ),
  ...named(Name, (name) => local(ctx, 'secretsmanager', `secret:${name}`)),
];

const sqs: ResourcesOf = ({ QueueName, QueueUrl }, ctx) =>
  named(QueueName ?? text(QueueUrl).split('/').at(-1), (name) => local(ctx, 'sqs', name));

const logs: ResourcesOf = ({ logGroupName }, ctx) =>
  named(logGroupName, (name) => local(ctx, 'logs', `log-group:${name}`));

const ecr: ResourcesOf = ({ repositoryName }, ctx) =>
  named(repositoryName, (name) => local(ctx, 'ecr', `repository/${name}`));

const lambda: ResourcesOf = ({ FunctionName }, ctx) =>
  named(FunctionName, (name) => local(ctx, 'lambda', `function:${name}`));

/** Public parameters are AWS's own: their ARN has no account. */
const ssm: ResourcesOf = ({ Name, Names }, ctx) =>
  [...list(Names), ...(text(Name) ? [text(Name)] : [])].map((name) => {
    const owner = name.startsWith('/aws/') ? '' : ctx.account;
    return `arn:aws:ssm:${ctx.region}:${owner}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
  });

const byService: Readonly<Partial<Record<ServiceId, ResourcesOf>>> = {
  CloudFormation: cloudFormation,
  'CloudWatch Logs': logs,
  EC2: ec2,
  ECR: ecr,
  ECS: ecs,
  ElastiCache: elastiCache,
  Glue: glue,
  IAM: iam,
  Lambda: lambda,
  RDS: rds,
  S3: s3,
  SQS: sqs,
  SSM: ssm,
  'Secrets Manager': secretsManager,
};
