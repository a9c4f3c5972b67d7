import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic, JsonDocument } from '../builder/value.ts';
import type { AccessScope } from './access-scope.ts';
import { allow, localArn, maintainSecret, policyDocument } from './statements.ts';

interface HostRole {
  readonly logicalId: 'Kubernetes' | 'Monitoring';
  readonly name: 'kubernetes' | 'monitoring';
  /** Secret of the tool that the host serves. */
  readonly secret: Intrinsic<string>;
  readonly statements: readonly JsonDocument[];
}

/** Roles and instance profiles of the two hosts, which Session Manager opens shells on. */
export function addHostRoles(scope: AccessScope): void {
  addHostRole(scope, {
    logicalId: 'Kubernetes',
    name: 'kubernetes',
    secret: scope.secrets.argocd,
    statements: [],
  });
  addHostRole(scope, {
    logicalId: 'Monitoring',
    name: 'monitoring',
    secret: scope.secrets.grafana,
    statements: serviceDiscovery(scope),
  });
}

function addHostRole(scope: AccessScope, { logicalId, name, secret, statements }: HostRole): void {
  const { template, environment, assetBucketArn } = scope;
  const role = template.resource(
    `${logicalId}Role`,
    'AWS::IAM::Role',
    {
      Description: `What the ${name} host may do`,
      AssumeRolePolicyDocument: ec2Trust,
      ManagedPolicyArns: [
        sub`arn:${ref('AWS::Partition')}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
      ],
      Policies: [
        {
          PolicyName: 'run-tools',
          PolicyDocument: policyDocument([
            allow('ReadFiles', ['s3:GetObject'], [sub`${assetBucketArn}/strata/${name}/*`]),
            allow('ListFiles', ['s3:ListBucket'], [assetBucketArn], {
              StringLike: { 's3:prefix': `strata/${name}/*` },
            }),
            ...maintainSecret(scope, secret),
            ...statements,
          ]),
        },
      ],
    },
    { tags: { Name: sub`${environment}-${name}` } },
  );
  const profile = template.resource(`${logicalId}InstanceProfile`, 'AWS::IAM::InstanceProfile', {
    Roles: [ref(role)],
  });
  template.output(
    `${logicalId}InstanceProfileName`,
    `Instance profile of the ${name} host`,
    ref(profile),
  );
}

/**
 * What Prometheus asks to find hosts, and the tasks of the environment's cluster. It begins by
 * describing the default cluster, to see whether its credentials work.
 */
function serviceDiscovery({ environment }: AccessScope): JsonDocument[] {
  const name = sub`${environment}-data-processing-cluster`;
  const cluster = localArn('ecs', sub`cluster/${name}`);
  return [
    allow(
      'FindHosts',
      ['ec2:DescribeAvailabilityZones', 'ec2:DescribeInstances', 'ec2:DescribeNetworkInterfaces'],
      ['*'],
    ),
    allow('FindCluster', ['ecs:DescribeClusters'], [cluster, localArn('ecs', 'cluster/default')]),
    allow('ListTasks', ['ecs:ListServices', 'ecs:ListTasks'], ['*'], {
      ArnEquals: { 'ecs:cluster': cluster },
    }),
    allow(
      'FindTasks',
      ['ecs:DescribeServices', 'ecs:DescribeTasks'],
      [localArn('ecs', sub`service/${name}/*`), localArn('ecs', sub`task/${name}/*`)],
    ),
  ];
}

/** EC2 sends no `aws:SourceAccount` when it assumes a role; roles cannot be passed across accounts. */
const ec2Trust = policyDocument([
  {
    Effect: 'Allow',
    Principal: { Service: 'ec2.amazonaws.com' },
    Action: 'sts:AssumeRole',
  },
]);
