import pLimit from 'p-limit';
import type { Aws } from '#lib/aws/clients.ts';
import { listStackResources, type StackResource } from '#lib/aws/stacks.ts';
import { getTaggedResources, type TaggedResource } from '#lib/aws/tagging.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { resourceModule, resourceModuleOfArn } from '#lib/resources/registry.ts';
import { isGoneFromStack } from '#lib/resources/stack-status.ts';
import { environmentTag, type LayerStack } from './answers.ts';
import { parseArn } from './arn.ts';
import { buildGraph } from './build-graph.ts';
import { describeEc2 } from './describe-ec2.ts';
import { ec2Sources } from './ec2-sources.ts';
import {
  previousLiveResources,
  previousStackResources,
  previousTaggedResources,
} from './previous-answers.ts';
import { type ReadingContext, readSource } from './read-source.ts';

export interface DiscoveryContext {
  readonly aws: Pick<Aws, 'cloudFormation' | 'ec2' | 'region' | 'tagging'>;
  readonly clock: { now(): Date };
}

export interface DiscoveryInput {
  readonly environment: string;
  readonly layers: readonly LayerStack[];
  /** The graph of the last discovery; it stands in for sources that do not answer now. */
  readonly previous?: ResourceGraph;
}

const maxConcurrentCalls = 8;

/**
 * Looks at what exists of an environment now: its stacks' resources, everything with its tag, and
 * everything in its VPCs. Never fails for AWS's sake: a source that does not answer is marked stale
 * or denied, and its part of the previous graph stays.
 */
export async function discoverEnvironment(
  { aws, clock }: DiscoveryContext,
  { environment, layers, previous }: DiscoveryInput,
): Promise<ResourceGraph> {
  const limit = pLimit(maxConcurrentCalls);
  const reading: ReadingContext = { at: clock.now().toISOString(), previous };
  const [stackReadings, taggedReading] = await Promise.all([
    Promise.all(
      layers.map(({ stackName }) =>
        readSource(reading, `stack:${stackName}`, () =>
          limit(() => listStackResources(aws, stackName)),
        ),
      ),
    ),
    readSource(reading, 'tagging', () =>
      limit(() => getTaggedResources(aws, { key: environmentTag, value: environment })),
    ),
  ]);
  const layerAnswers = layers.map((layer, index) => {
    const answer = stackReadings[index];
    const resources =
      answer?.kind === 'answered' ? answer.value : previousStackResources(previous, layer.id);
    return { ...layer, resources };
  });
  const tagged =
    taggedReading.kind === 'answered' ? taggedReading.value : previousTaggedResources(previous);

  const idsByType = wantedIds(
    layerAnswers.flatMap(({ resources }) => resources),
    tagged,
  );
  const vpcIds = [...(idsByType.get('AWS::EC2::VPC') ?? [])];
  const descriptions = await Promise.all(
    ec2Sources.map(async (source) => {
      const ids = [...(idsByType.get(source.type) ?? [])];
      const answer = await readSource(reading, source.source, () =>
        limit(() => describeEc2(aws, source, { vpcIds, ids })),
      );
      return { source, answer };
    }),
  );

  return buildGraph({
    at: reading.at,
    region: aws.region,
    layers: layerAnswers,
    tagged,
    live: descriptions.flatMap(({ source, answer }) =>
      answer.kind === 'answered' ? answer.value : previousLiveResources(previous, source.type),
    ),
    describedTypes: new Set(
      descriptions.flatMap(({ source, answer }) =>
        answer.kind === 'answered' ? [source.type, ...source.partTypes] : [],
      ),
    ),
    sources: [...stackReadings, taggedReading, ...descriptions.map(({ answer }) => answer)].map(
      ({ state }) => state,
    ),
  });
}

/** Ids that stacks and tags name, by type, of types whose service is asked for them. */
function wantedIds(
  resources: readonly StackResource[],
  tagged: readonly TaggedResource[],
): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>();
  const add = (type: string, id: string): void => {
    if (!resourceModule(type).physicalId?.test(id)) return;
    wanted.set(type, (wanted.get(type) ?? new Set()).add(id));
  };
  for (const { type, physicalId, status } of resources) {
    if (physicalId !== undefined && !isGoneFromStack(status)) add(type, physicalId);
  }
  for (const { arn } of tagged) {
    const parsed = parseArn(arn);
    const module = parsed && resourceModuleOfArn(`${parsed.service}:${parsed.resourceType}`);
    if (module) add(module.type, parsed.id);
  }
  return wanted;
}
