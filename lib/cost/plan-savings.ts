import { computeLayer } from '#cloudformation/compute/layer.ts';
import { dataLakeLayer } from '#cloudformation/data-lake/layer.ts';
import { etlLayer } from '#cloudformation/etl/layer.ts';
import type { LayerDefinition } from '#cloudformation/layer.ts';
import { networkLayer } from '#cloudformation/network/layer.ts';
import type { Saving } from '#lib/api/cost-documents.ts';
import { type CapacityMix, mixOf } from '#lib/resources/ecs/capacity-mix.ts';
import { dpusOf } from '#lib/resources/glue/glue-price.ts';
import type { JsonValue, ResourceNode } from '#lib/resources/graph.ts';
import { numberAt, objectsAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { estimate } from './estimate.ts';
import { liveNodes } from './live-resources.ts';
import { plannedResources } from './planned-resources.ts';
import type { SavingCheck } from './saving.ts';
import type { SavingsInput } from './savings.ts';

type Changes = Readonly<Record<string, JsonValue>>;

interface Advice {
  readonly changes: Changes;
  readonly why: string;
}

interface PlanCheck {
  readonly check: SavingCheck;
  readonly title: string;
  readonly layer: LayerDefinition;
  /** True where what it saves depends on what nobody reckons with. */
  readonly isUnknown?: boolean;
  /** Which parameters would cost less, by the layer's resources as they are; undefined where these are right. */
  advise(exists: LayerResources, input: Pick<SavingsInput, 'isProduction'>): Advice | undefined;
}

/** The properties of a layer's resources of a type, such as `EC2::NatGateway`. */
type LayerResources = (type: string) => readonly Properties[];

/** The strategy of the reference architecture, section 10: its limits for jobs, and its share of Spot. */
const mostDpus = 2;
const mostMinutes = 60;
const leastSpotShare = 0.75;
const latestTieringDays = 30;
/** Logs of what is no production are seldom read after that. */
const longestLogDays = 90;
export const usualLogDays = 30;

const checks: readonly PlanCheck[] = [
  {
    check: 'nat-gateway-per-zone',
    title: 'A NAT gateway in each zone',
    layer: networkLayer,
    advise: (exists, { isProduction }) => {
      const gateways = exists('EC2::NatGateway').filter(
        (gateway) => textAt(gateway, 'State') === 'available',
      ).length;
      return gateways > 1 && !isProduction
        ? {
            changes: { natGateways: 'single' },
            why: `${gateways} gateways, so that one zone may fail; one is enough where nothing depends on that.`,
          }
        : undefined;
    },
  },
  {
    check: 'log-retention',
    title: 'Flow logs kept for long',
    layer: networkLayer,
    advise: (exists, { isProduction }) =>
      shorterLogs(exists, isProduction, { flowLogRetentionDays: usualLogDays }),
  },
  {
    check: 'log-retention',
    title: 'Logs of tasks kept for long',
    layer: computeLayer,
    advise: (exists, { isProduction }) =>
      shorterLogs(exists, isProduction, { logRetention: usualLogDays }),
  },
  {
    check: 'spot-share',
    title: 'Few tasks on Spot',
    layer: computeLayer,
    advise: (exists, { isProduction }) => {
      const mix = exists('ECS::Service').flatMap((service) => mixOf(service) ?? [])[0];
      return mix && moreSpot(mix, isProduction);
    },
  },
  {
    check: 'service-never-at-zero',
    title: 'A service that is never at zero',
    layer: computeLayer,
    advise: (exists, { isProduction }) => {
      const tasks = largest(exists('ECS::Service'), (service) => numberAt(service, 'desiredCount'));
      return tasks > 0 && !isProduction
        ? {
            changes: { initialTasks: 0 },
            why: `${tasks} ${tasks === 1 ? 'task runs' : 'tasks run'} all the time. At 0 they are started when there is something to do.`,
          }
        : undefined;
    },
  },
  {
    check: 'oversized-job',
    title: 'Glue jobs with many DPUs',
    layer: etlLayer,
    advise: (exists) => {
      const dpus = largest(exists('Glue::Job'), dpusOf);
      return dpus > mostDpus
        ? {
            changes: { workerType: 'G.1X', workers: mostDpus },
            why: `${dpus} DPU a run; ${mostDpus} are usual. A smaller job may run longer, which is not reckoned with.`,
          }
        : undefined;
    },
  },
  {
    check: 'long-job',
    title: 'Glue jobs that may run for long',
    layer: etlLayer,
    isUnknown: true,
    advise: (exists) => {
      const minutes = largest(exists('Glue::Job'), (job) => numberAt(job, 'Timeout'));
      return minutes > mostMinutes
        ? {
            changes: { timeoutMinutes: mostMinutes },
            why: `A run that hangs is billed for ${minutes} minutes until it is stopped; ${mostMinutes} are usual.`,
          }
        : undefined;
    },
  },
  {
    check: 'tiering',
    title: 'Late Intelligent-Tiering',
    layer: dataLakeLayer,
    isUnknown: true,
    advise: (exists) => {
      const days = largest(exists('S3::Bucket'), tieringDaysOf);
      return days > latestTieringDays
        ? {
            changes: { tieringDays: 0 },
            why: `Data comes under Intelligent-Tiering after ${days} days. Sooner, what is not read costs less sooner; how much is not read, nobody knows.`,
          }
        : undefined;
    },
  },
];

/** What other parameters of deployed layers would save; by how much, the two estimates tell. */
export function planSavings(input: SavingsInput): Saving[] {
  const byLayer = Map.groupBy(liveNodes(input.nodes), ({ layer }) => layer);
  return checks.flatMap((check) => checked(check, byLayer.get(check.layer.id) ?? [], input));
}

function checked(
  { check, title, layer, isUnknown = false, advise }: PlanCheck,
  nodes: readonly ResourceNode[],
  input: SavingsInput,
): Saving[] {
  const exists: LayerResources = (type) =>
    nodes.flatMap((node) => (node.type === `AWS::${type}` ? [node.properties] : []));
  const given = input.parameters[layer.id];
  const advice = given === undefined ? undefined : advise(exists, input);
  if (!advice || isPlanned(layer, given, advice.changes)) return [];
  const { changes, why } = advice;
  const changed = { ...(given as object), ...changes };
  const usd = usdOf(input, { [layer.id]: given }) - usdOf(input, { [layer.id]: changed });
  if (usd <= 0 && !isUnknown) return [];
  return [
    {
      id: `${check}/${layer.id}`,
      check,
      title,
      why,
      usd: isUnknown ? null : usd,
      remedy: { kind: 'plan', layer: layer.id, parameters: changes },
    },
  ];
}

/** Whether parameters are already as they are to be, or are none from which a plan could be made. */
function isPlanned({ parameters }: LayerDefinition, given: unknown, changes: Changes): boolean {
  const parsed = parameters.safeParse(given);
  if (!parsed.success) return true;
  const now = new Map(Object.entries(parsed.data as object));
  return Object.entries(changes).every(([name, value]) => now.get(name) === value);
}

function shorterLogs(
  exists: LayerResources,
  isProduction: boolean,
  changes: Changes,
): Advice | undefined {
  const days = largest(exists('Logs::LogGroup'), (group) => numberAt(group, 'retentionInDays'));
  return days > longestLogDays && !isProduction
    ? { changes, why: `For ${days} days; ${usualLogDays} are usual outside production.` }
    : undefined;
}

function moreSpot(
  { spotWeight, onDemandWeight, onDemandBase }: CapacityMix,
  isProduction: boolean,
): Advice | undefined {
  const share = spotWeight / (spotWeight + onDemandWeight);
  const isSmall = share < leastSpotShare;
  const isBaseNeedless = onDemandBase > 0 && !isProduction;
  if (!isSmall && !isBaseNeedless) return undefined;
  const beyond = onDemandBase > 0 ? ` beyond the first ${onDemandBase}` : '';
  const why = [
    ...(isSmall
      ? [`${Math.round(share * 100)} % of tasks${beyond} are on Spot; three of four are usual.`]
      : []),
    ...(isBaseNeedless
      ? [`The first ${onDemandBase} always run on demand, which is needless outside production.`]
      : []),
    'Spot is up to 70 % cheaper.',
  ];
  return {
    changes: {
      ...(isSmall && { spotWeight: 3, onDemandWeight: 1 }),
      ...(isBaseNeedless && { onDemandBase: 0 }),
    },
    why: why.join(' '),
  };
}

/** The longest that a rule leaves objects where they are before Intelligent-Tiering watches them. */
function tieringDaysOf(bucket: Properties): number {
  const moves = objectsAt(bucket, 'LifecycleConfiguration.Rules[].Transitions[]');
  return largest(
    moves.filter(({ StorageClass }) => StorageClass === 'INTELLIGENT_TIERING'),
    (move) => numberAt(move, 'Days'),
  );
}

function largest(
  all: readonly Properties[],
  read: (properties: Properties) => number | undefined,
): number {
  return Math.max(0, ...all.map((one) => read(one) ?? 0));
}

function usdOf(
  { environment, region, basis }: SavingsInput,
  parameters: SavingsInput['parameters'],
): number {
  return estimate(plannedResources({ environment, region, parameters }), basis).usd;
}
