import type { Saving } from '#lib/api/cost-documents.ts';
import { restSaving } from '#lib/parking/parking-saving.ts';
import { planParking } from '#lib/parking/plan-parking.ts';
import { hoursAMonth } from '#lib/prices/price-table.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { numberAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { resourceCost } from './estimate.ts';
import { liveNodes, livePriced } from './live-resources.ts';
import { usualLogDays } from './plan-savings.ts';
import type { SavingsInput } from './savings.ts';
import { bucketSavings, repositorySavings } from './storage-savings.ts';

const hoursAWeek = 7 * 24;
/** From Monday to Friday, 8 to 19 o'clock. */
const officeHours = 5 * 11;

/** What is to be seen on resources themselves, whoever made them. */
export function liveSavings(input: SavingsInput): Saving[] {
  const byId = new Map(input.nodes.map((node) => [node.id, node]));
  const usdOf = (node: ResourceNode) => usdOfNode(node, byId, input);
  const given = { ...input, byId, usdOf };
  return [
    ...liveNodes(input.nodes).flatMap((node) => checksOf[node.type]?.(node, given) ?? []),
    ...hostsAtNight(input),
  ];
}

interface Given extends SavingsInput {
  readonly byId: ReadonlyMap<string, ResourceNode>;
  /** USD a month of a resource; null where a part of it has no price. */
  usdOf(node: ResourceNode): number | null;
}

type NodeCheck = (node: ResourceNode, given: Given) => Saving[];

const checksOf: Readonly<Record<string, NodeCheck>> = {
  'AWS::EC2::Volume': (node, given) =>
    textAt(node.properties, 'VolumeType') === 'gp2'
      ? [
          {
            id: `gp2-volume/${node.id}`,
            check: 'gp2-volume',
            title: `${node.name} is of type gp2`,
            why: 'gp3 is a fifth cheaper, and up to 170 GiB no slower; beyond that, speed is an extra charge. EC2 changes the type while the volume is in use.',
            usd: usdBetween(node, given, { VolumeType: 'gp3' }),
            remedy: { kind: 'look', resource: node.id },
          },
        ]
      : [],
  'AWS::EC2::EIP': (node, given) => {
    const why = needlessAddress(node, given);
    return why === undefined
      ? []
      : [
          {
            id: `needless-address/${node.id}`,
            check: 'needless-address',
            title: `${node.name} serves nothing`,
            why,
            usd: given.usdOf(node),
            remedy: { kind: 'look', resource: node.id },
          },
        ];
  },
  'AWS::ECR::Repository': (node, { basis }) => repositorySavings(node, basis),
  'AWS::S3::Bucket': (node, { basis }) => bucketSavings(node, basis),
  'AWS::Logs::LogGroup': (node, given) =>
    node.properties.logGroupName !== undefined && node.properties.retentionInDays === undefined
      ? [
          {
            id: `log-retention/${node.id}`,
            check: 'log-retention',
            title: `${node.name} is kept for ever`,
            why: `What is written stays until somebody deletes it. The amount is what it costs after a year beyond ${usualLogDays} days.`,
            usd: endlessUsd(node, given),
            remedy: { kind: 'look', resource: node.id },
          },
        ]
      : [],
  'AWS::ECS::Service': (node, given) => {
    const tasks = numberAt(node.properties, 'desiredCount') ?? 0;
    const isByParameter = initialTasksOf(given) > 0;
    if (tasks === 0 || given.isProduction || (node.layer === 'compute' && isByParameter)) return [];
    return [
      {
        id: `service-never-at-zero/${node.id}`,
        check: 'service-never-at-zero',
        title: `${node.name} keeps ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`,
        why: 'They run until somebody or automatic scaling stops them. At 0 they are started when there is something to do.',
        usd: usdBetween(node, given, { desiredCount: 0 }),
        remedy: { kind: 'operation', resource: node.id, action: 'scale' },
      },
    ];
  },
};

function needlessAddress({ properties }: ResourceNode, { byId }: Given): string | undefined {
  if (textAt(properties, 'AssociationId') === undefined) {
    return 'It is not associated with anything and is billed by the hour. Release it, or use it.';
  }
  const host = byId.get(textAt(properties, 'InstanceId') ?? '');
  return host && textAt(host.properties, 'State.Name') === 'stopped'
    ? `It is billed although ${host.name} is stopped. An address that EC2 lends is billed while a host runs only.`
    : undefined;
}

/** Hosts, databases and services of what is no production, through nights and weekends. */
function hostsAtNight({ nodes, isProduction, isParkedAtNight, basis }: SavingsInput): Saving[] {
  if (isProduction || isParkedAtNight) return [];
  const { usdPerHour, notCounted } = restSaving(planParking(nodes).wake, nodes, basis);
  if (usdPerHour === 0 && notCounted.length === 0) return [];
  const share = (hoursAWeek - officeHours) / hoursAWeek;
  const without =
    notCounted.length > 0 ? ` Without what has no price: ${notCounted.join(', ')}.` : '';
  return [
    {
      id: 'hosts-at-night',
      check: 'hosts-at-night',
      title: 'Hosts run through the night',
      why: `Hosts, databases and services run when nobody works. A schedule that parks the environment outside of Monday to Friday, 8 to 19 o’clock, saves this.${without}`,
      usd: usdPerHour === 0 ? null : usdPerHour * hoursAMonth * share,
      remedy: { kind: 'schedule' },
    },
  ];
}

function initialTasksOf({ parameters: { compute } }: SavingsInput): number {
  return typeof compute === 'object' && compute !== null && 'initialTasks' in compute
    ? Number(compute.initialTasks)
    : 0;
}

/** What it costs to keep logs for a year rather than for a month. */
function endlessUsd(node: ResourceNode, given: Given): number | null {
  const { storedBytes: _stored, ...properties } = node.properties;
  return usdBetween({ ...node, properties }, given, { retentionInDays: usualLogDays });
}

function usdBetween(node: ResourceNode, { usdOf }: Given, changes: Properties): number | null {
  const now = usdOf(node);
  const then = usdOf({ ...node, properties: { ...node.properties, ...changes } });
  return now === null || then === null ? null : now - then;
}

function usdOfNode(
  node: ResourceNode,
  byId: Given['byId'],
  { basis }: SavingsInput,
): number | null {
  const context = { find: (id: string) => byId.get(id)?.properties };
  const cost = resourceCost(livePriced(node), basis, context);
  return cost.unknown > 0 ? null : cost.usd;
}
