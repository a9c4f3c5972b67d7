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
    cloudformation: 'CloudFormation',
    ec2: 'EC2',
    iam: 'IAM',
    logs: 'CloudWatch Logs',
    s3: 'S3',
  };
  const id = names[arn.split(':')[2] ?? ''];
  return sources().find((service) => service.id === id && service.taggables !== undefined);
}
