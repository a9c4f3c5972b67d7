import {
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionResponse,
  paginateListServices,
} from '@aws-sdk/client-ecs';
import { aMinuteMs } from '#lib/answers/answer-memory.ts';
import { AnswersInTurn } from '#lib/answers/answers-in-turn.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { allPages } from './all-pages.ts';
import { batches } from './batches.ts';
import type { Aws } from './clients.ts';
import { capitalisedTags, toLiveResource } from './live-resource.ts';
import { unlessAbsent } from './unless-absent.ts';

type Ecs = Pick<Aws, 'ecs'>;

/** At most so many at once (ECS API, `DescribeClusters`, `DescribeServices`). */
const clustersAtOnce = 100;
const servicesAtOnce = 10;

/** A service answers its hundred newest events; the newest tell what is going on. */
const keptEvents = 10;

export async function describeClusters(
  { ecs }: Ecs,
  names: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const clusters of batches(names, clustersAtOnce)) {
    const answer = await ecs.send(
      new DescribeClustersCommand({ clusters, include: ['TAGS', 'SETTINGS'] }),
    );
    for (const { tags, ...shape } of answer.clusters ?? []) {
      if (shape.status === 'INACTIVE') continue;
      const Tags = capitalisedTags(tags);
      found.push(
        toLiveResource('AWS::ECS::Cluster', shape.clusterName, { ...shape, Tags }, [
          shape.clusterArn,
        ]),
      );
    }
  }
  return found;
}

/** All services of the clusters, and those named by ARN wherever they are. */
export async function describeServices(
  { ecs }: Ecs,
  wanted: { readonly clusters: readonly string[]; readonly arns: readonly string[] },
): Promise<LiveResource[]> {
  const clusterOf = new Map(wanted.arns.map((arn) => [arn, clusterOfService(arn)]));
  for (const cluster of wanted.clusters) {
    const pages = await unlessAbsent(['ClusterNotFoundException'], () =>
      allPages(paginateListServices({ client: ecs, pageSize: 100 }, { cluster })),
    );
    for (const arn of (pages ?? []).flatMap(({ serviceArns = [] }) => serviceArns)) {
      clusterOf.set(arn, cluster);
    }
  }
  const found: LiveResource[] = [];
  for (const [cluster, services] of Map.groupBy(clusterOf, ([, cluster]) => cluster)) {
    const arns = services.map(([arn]) => arn);
    found.push(...(await describeServicesOf(ecs, cluster, arns)));
  }
  return found;
}

async function describeServicesOf(
  ecs: Ecs['ecs'],
  cluster: string,
  arns: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (const services of batches(arns, servicesAtOnce)) {
    const answer = await unlessAbsent(['ClusterNotFoundException'], () =>
      ecs.send(new DescribeServicesCommand({ cluster, services, include: ['TAGS'] })),
    );
    for (const { tags, events, ...shape } of answer?.services ?? []) {
      if (shape.status === 'INACTIVE') continue;
      found.push(
        toLiveResource('AWS::ECS::Service', shape.serviceArn, {
          ...shape,
          events: (events ?? []).slice(0, keptEvents),
          Tags: capitalisedTags(tags),
        }),
      );
    }
  }
  return found;
}

const taskDefinitions = new AnswersInTurn<DescribeTaskDefinitionResponse | undefined>({
  atOnce: 100,
  freshMs: aMinuteMs,
});

/** Active revisions only. ECS tells of one at a time: a hundred at a time, each once a minute. */
export async function describeTaskDefinitions(
  { ecs }: Ecs,
  { arns, now }: { readonly arns: readonly string[]; readonly now: Date },
): Promise<LiveResource[]> {
  const known = await taskDefinitions.of(ecs, arns, now, (taskDefinition) =>
    unlessAbsent(['ClientException'], () =>
      ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ['TAGS'] })),
    ),
  );
  return arns.flatMap((arn) => {
    if (!known.has(arn)) return [{ ...unreadTaskDefinition(arn), isUnread: true }];
    const { taskDefinition: shape, tags } = known.get(arn) ?? {};
    if (!shape || shape.status === 'INACTIVE') return [];
    const Tags = capitalisedTags(tags);
    return [
      toLiveResource('AWS::ECS::TaskDefinition', shape.taskDefinitionArn, { ...shape, Tags }),
    ];
  });
}

/** What the ARN says already: it ends in `task-definition/<family>:<revision>`. */
function unreadTaskDefinition(arn: string): LiveResource {
  const [family, revision] = (arn.split('/').at(-1) ?? '').split(':');
  return toLiveResource('AWS::ECS::TaskDefinition', arn, {
    taskDefinitionArn: arn,
    family,
    revision: Number(revision),
  });
}

/** A service's ARN ends in `service/<cluster>/<name>` (ECS developer guide, "Amazon Resource Names"). */
function clusterOfService(arn: string): string {
  return arn.split('/').at(-2) ?? '';
}
