import type { ResourceGraph, ResourceNode } from '#lib/resources/graph.ts';
import { relationsAmong } from '#lib/resources/relate.ts';
import { liveNetwork, networkGraph } from '../lib/diagrams/views/network-sample.test-data.ts';
import { platform } from '../lib/diagrams/views/platform-sample.test-data.ts';

/** What one environment has once, however large it is: a network's frame, a lake, a cluster. */
const shared =
  /^(?:vpc-1|igw-1|IGW|vpce-1|key-|dev-(?:vpc|data-lake|access-logs|data-processing-cluster))/;

/** Words that tell one copy from another; what stands behind them stays. */
const copiedWords =
  /\b(?:(?:dev|subnet|nat|rtb|eipalloc|sg|i)(?=[-_/])(?!-(?:vpc|data-lake|access-logs|data-processing-cluster))|0f1e2d3c\b)/g;

/** There are more machines of a layer than of anything else that is not data. */
const hostsPerCopy = 4;

/**
 * One environment of about that many resources, all in one network, lake and cluster: the sample
 * platform's shapes again and again, with what tells their relations renamed alike.
 */
export function largePlatform(resources: number): ResourceGraph {
  const [once, copied] = parts();
  const nodes = [...once];
  for (let copy = 1; nodes.length < resources; copy += 1) {
    const own = renamed(copied, (word) => `${word}${copy}`);
    nodes.push(...own, ...own.filter(isHost).flatMap(moreHosts));
  }
  const all = nodes.slice(0, resources);
  return { ...platform, nodes: all, relations: relationsAmong(all) };
}

function parts(): [once: ResourceNode[], copied: ResourceNode[]] {
  const network = networkGraph(liveNetwork(['a', 'b', 'c']));
  const byId = new Map([...platform.nodes, ...network.nodes].map((node) => [node.id, node]));
  const { true: once = [], false: copied = [] } = Object.groupBy(byId.values(), ({ id }) =>
    shared.test(id) ? 'true' : 'false',
  );
  return [once, copied];
}

function renamed(nodes: readonly ResourceNode[], rename: (word: string) => string): ResourceNode[] {
  return JSON.parse(JSON.stringify(nodes).replace(copiedWords, rename));
}

function isHost({ type }: ResourceNode): boolean {
  return type === 'AWS::EC2::Instance';
}

function moreHosts(host: ResourceNode): ResourceNode[] {
  return Array.from({ length: hostsPerCopy - 1 }, (_, index) => ({
    ...host,
    id: `${host.id}-${index + 2}`,
    name: `${host.name}-${index + 2}`,
  }));
}
