import type { CallContext, Service, TaggedResource } from '../../service.ts';

/** The services of the endpoint, asked for when a call comes: this service is one of them. */
export type TaggingSources = () => readonly Service[];

export function taggedResources(sources: TaggingSources, ctx: CallContext): TaggedResource[] {
  return sources()
    .flatMap(({ id, taggables }) => taggables?.list(ctx.as(id)) ?? [])
    .sort((a, b) => (a.arn < b.arn ? -1 : 1));
}

/** The service that an ARN belongs to, by the word after the partition. */
export function ownerOf(sources: TaggingSources, arn: string): Service | undefined {
  const names: Readonly<Record<string, Service['id']>> = {
    'application-autoscaling': 'Application Auto Scaling',
    budgets: 'Budgets',
    cloudformation: 'CloudFormation',
    ec2: 'EC2',
    ecr: 'ECR',
    ecs: 'ECS',
    elasticache: 'ElastiCache',
    elasticloadbalancing: 'Elastic Load Balancing v2',
    events: 'EventBridge',
    glue: 'Glue',
    iam: 'IAM',
    kms: 'KMS',
    lambda: 'Lambda',
    logs: 'CloudWatch Logs',
    rds: 'RDS',
    s3: 'S3',
    secretsmanager: 'Secrets Manager',
    sqs: 'SQS',
    ssm: 'SSM',
  };
  const id = names[arn.split(':')[2] ?? ''];
  return sources().find((service) => service.id === id && service.taggables !== undefined);
}
