import pLimit from 'p-limit';
import type { Aws } from '#lib/aws/clients.ts';
import { listStackResources } from '#lib/aws/stacks.ts';
import { getTaggedResources } from '#lib/aws/tagging.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { environmentTag, type LayerStack } from './answers.ts';
import { buildGraph } from './build-graph.ts';
import {
  previousLiveResources,
  previousStackResources,
  previousTaggedResources,
  readBefore,
} from './previous-answers.ts';
import { type ReadingContext, readSource } from './read-source.ts';
import { isAsked } from './source.ts';
import { sources } from './sources.ts';
import { Wanted } from './wanted.ts';

export interface DiscoveryContext {
  readonly aws: Aws;
  readonly clock: { now(): Date };
}

export interface DiscoveryInput {
  readonly environment: string;
  readonly accountId: string;
  readonly layers: readonly LayerStack[];
  /** The graph of the last discovery; it stands in for sources that do not answer now. */
  readonly previous?: ResourceGraph;
}

const maxConcurrentCalls = 8;

/**
 * Looks at what exists of an environment now: its stacks' resources, everything with its tag, what
 * is in its VPCs, and what the services say of all that. Never fails for AWS's sake: a source that does not answer is marked stale
 * or denied, and its part of the previous graph stays.
 */
export async function discoverEnvironment(
  { aws, clock }: DiscoveryContext,
  { environment, accountId, layers, previous }: DiscoveryInput,
): Promise<ResourceGraph> {
  const limit = pLimit(maxConcurrentCalls);
  const now = clock.now();
  const reading: ReadingContext = { at: now.toISOString(), previous };
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

  const wanted = new Wanted(
    now,
    accountId,
    layerAnswers.flatMap(({ resources }) => resources),
    tagged,
  );
  const descriptions = await Promise.all(
    sources
      .filter((source) => isAsked(source, wanted))
      .map(async (source) => {
        const answer = await readSource(reading, source.source, () =>
          limit(() => source.read(aws, wanted)),
        );
        return { source, answer };
      }),
  );

  return buildGraph({
    at: reading.at,
    region: aws.region,
    accountId,
    layers: layerAnswers,
    tagged,
    live: descriptions.flatMap(({ source, answer }) => {
      const found =
        answer.kind === 'answered'
          ? readBefore(previous, answer.value)
          : previousLiveResources(previous, source.types);
      return found.map((resource) => ({ ...resource, source: source.source }));
    }),
    describedTypes: new Set(
      descriptions.flatMap(({ source, answer }) =>
        answer.kind === 'answered' ? [...source.types, ...(source.partTypes ?? [])] : [],
      ),
    ),
    sources: [...stackReadings, taggedReading, ...descriptions.map(({ answer }) => answer)].map(
      ({ state }) => state,
    ),
  });
}
