import type { StackResource } from '#lib/aws/stacks.ts';
import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { ownId, qualifiedId } from '#lib/resources/node-id.ts';
import { pendingId } from '#lib/resources/pending.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { resourceModule, resourceModuleOfArn } from '#lib/resources/registry.ts';
import { relationsAmong } from '#lib/resources/relate.ts';
import { isGoneFromStack } from '#lib/resources/stack-status.ts';
import { type Answers, type LayerAnswer, layerTag } from './answers.ts';
import { parseArn } from './arn.ts';
import { arnFinder } from './arn-finder.ts';
import { LiveIndex } from './live-index.ts';
import { liveState, stackResourceState } from './resource-state.ts';

/** The environment as a graph: what its stacks hold, then what else its services and tags name. */
export function buildGraph(answers: Answers): ResourceGraph {
  const live = new LiveIndex(answers.live);
  const arnOf = arnFinder(answers);
  const tagsOf = new Map(answers.tagged.map(({ arn, tags }) => [arn, tags]));
  const nodes = new Map<string, ResourceNode>();
  const add = (node: ResourceNode): void => {
    const id = nodes.has(node.id) ? qualifiedId(node) : node.id;
    const arn = node.arn ?? arnOf(node);
    const tags = { ...(arn && tagsOf.get(arn)), ...node.tags };
    nodes.set(id, { ...node, id, name: tags.Name ?? node.name, ...(arn && { arn }), tags });
  };

  for (const layer of answers.layers) {
    for (const resource of layer.resources) {
      const found = live.claim(resource.type, resource.physicalId);
      if (!isGoneFromStack(resource.status)) {
        add(stackNode(layer, resource, found, answers.describedTypes));
      } else if (found && resource.status === 'DELETE_SKIPPED') {
        add(outsideNode(found));
      }
    }
  }
  for (const found of live.unclaimed()) add(outsideNode(found));
  for (const node of taggedNodes(answers, [...nodes.values()], live)) add(node);

  const all = [...nodes.values()];
  return {
    nodes: all,
    relations: relationsAmong(all),
    sources: [...answers.sources],
    at: answers.at,
  };
}

function stackNode(
  layer: LayerAnswer,
  resource: StackResource,
  live: LiveResource | undefined,
  describedTypes: ReadonlySet<string>,
): ResourceNode {
  return {
    id: live?.id ?? resource.physicalId ?? pendingId(layer.stackName, resource.logicalId),
    type: resource.type,
    name: live?.tags.Name ?? nameOf(live) ?? resource.logicalId,
    ...stackResourceState(resource, live, describedTypes),
    layer: layer.id,
    logicalId: resource.logicalId,
    managed: true,
    ...(resource.drift && { drift: resource.drift }),
    source: live?.source ?? `stack:${layer.stackName}`,
    ...arnAmong(live),
    properties: live?.properties ?? {},
    tags: live?.tags ?? {},
  };
}

function outsideNode(live: LiveResource): ResourceNode {
  const awsDefault = resourceModule(live.type).isAwsDefault?.(live.properties) === true;
  const layer = live.tags[layerTag];
  return {
    id: live.id,
    type: live.type,
    name: live.tags.Name ?? nameOf(live) ?? live.id,
    ...liveState(live),
    ...(layer !== undefined && { layer }),
    managed: false,
    ...(awsDefault && { awsDefault }),
    ...(live.source !== undefined && { source: live.source }),
    ...arnAmong(live),
    properties: live.properties,
    tags: live.tags,
  };
}

/** The name that its service has for it, where that is in its properties. */
function nameOf(live: LiveResource | undefined): string | undefined {
  const path = live && resourceModule(live.type).nameAt;
  return path === undefined ? undefined : textAt(live?.properties ?? {}, path);
}

/** The ARN that its service gave with it, if it did. */
function arnAmong(live: LiveResource | undefined): { arn: string } | undefined {
  const arn = [live?.id ?? '', ...(live?.aliases ?? [])].find((name) => name.startsWith('arn:'));
  return arn === undefined ? undefined : { arn };
}

/** Tagged resources that no stack and no service has named, of types that were not asked about. */
function taggedNodes(
  answers: Answers,
  known: readonly ResourceNode[],
  live: LiveIndex,
): ResourceNode[] {
  const knownKeys = new Set(
    known.flatMap((node) => [`${node.type} ${ownId(node)}`, ownId(node), node.arn]),
  );
  return answers.tagged.flatMap(({ arn, tags }) => {
    const parsed = parseArn(arn);
    if (!parsed || parsed.service === 'cloudformation') return [];
    const arnType = `${parsed.service}:${parsed.resourceType}`;
    const type = resourceModuleOfArn(arnType)?.type ?? arnType;
    const isKnown = knownKeys.has(arn) || live.hasArn(arn) || knownKeys.has(`${type} ${parsed.id}`);
    if (isKnown || live.has(type, parsed.id) || answers.describedTypes.has(type)) return [];
    const layer = tags[layerTag];
    return [
      {
        id: parsed.id,
        type,
        name: tags.Name ?? parsed.id,
        status: 'healthy' as const,
        statusText: 'exists',
        arn,
        ...(layer !== undefined && { layer }),
        managed: false,
        source: 'tagging',
        properties: {},
        tags,
      },
    ];
  });
}
