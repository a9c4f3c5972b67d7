import type {
  Deployment,
  LayerRun,
  PropertyChange,
  ResourceChange,
} from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { dataLosses } from './data-losses.ts';
import { shortPath } from './property-text.ts';
import { type SensitiveChange, sensitiveChanges } from './sensitive-changes.ts';
import { guards, type SecurityTopic } from './sensitive-properties.ts';

/** In the order in which a reviewer reads them. */
export const reviewKinds = ['refusal', 'data-risk', 'replacement', 'security', 'removal'] as const;
export const severities = ['critical', 'high', 'medium', 'low'] as const;

export type ReviewKind = (typeof reviewKinds)[number];
export type Severity = (typeof severities)[number];

/** Something of a plan that somebody should have seen before it is deployed. */
export interface ReviewItem {
  readonly kind: ReviewKind;
  readonly severity: Severity;
  readonly topic: SecurityTopic | null;
  readonly layer: string;
  /** Null where it is about the layer as a whole. */
  readonly logicalId: string | null;
  readonly resourceType: string | null;
  /** A sentence without any value of a property. */
  readonly why: string;
  /** The properties it is about, with their values. */
  readonly properties: readonly PropertyChange[];
}

/** What of a plan deserves a look, the gravest of each kind first. Pure. */
export function reviewPlan({ layers }: Pick<Deployment, 'layers'>): ReviewItem[] {
  const items = layers.flatMap((run) => [
    ...refusal(run),
    ...(run.changes ?? []).flatMap(itemsOf(run)),
  ]);
  return items.toSorted(
    (a, b) =>
      reviewKinds.indexOf(a.kind) - reviewKinds.indexOf(b.kind) ||
      severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
}

/** Where CloudFormation would not even plan the layer: early validation, hooks, permissions. */
function refusal({ layer, failure, startedAt }: LayerRun): ReviewItem[] {
  if (failure?.kind !== 'step' || startedAt !== null) return [];
  return [
    {
      ...nothing,
      kind: 'refusal',
      severity: 'critical',
      layer,
      why: refusalWords(failure.reason),
      properties: [],
    },
  ];
}

const nothing = { topic: null, logicalId: null, resourceType: null };

function refusalWords(reason: string): string {
  const checks = [...reason.matchAll(/AWS::EarlyValidation::(\w+)/g)].map(([, check]) => check);
  if (checks.length > 0) return `Early validation refused the change set: ${checks.join(', ')}.`;
  return /hook/i.test(reason)
    ? 'A hook refused the change set.'
    : 'CloudFormation refused the change set.';
}

const itemsOf =
  ({ layer }: LayerRun) =>
  (change: ResourceChange): ReviewItem[] => {
    const { logicalId, resourceType } = change;
    const place = { layer, logicalId, resourceType };
    const end = endOf(layer, change);
    return [...(end ? [{ ...place, ...end }] : []), ...securityItems(change, place)];
  };

type Finding = Pick<ReviewItem, 'kind' | 'severity' | 'topic' | 'why' | 'properties'>;

/** What becomes of a resource that does not stay: its data comes before everything else. */
function endOf(layer: string, change: ResourceChange): Finding | undefined {
  const isReplaced = change.action === 'modify' && change.replacement !== 'no';
  if (!isReplaced && change.action !== 'remove') return undefined;
  const properties = isReplaced ? change.properties.filter(isCause) : [];
  const said = { topic: null, properties };
  const what = `${isReplaced ? replacementWords(change) : 'Is removed from the template'}`;
  if (dataLosses(layer, [change]).length > 0) {
    const severity = change.replacement === 'maybe' ? 'high' : 'critical';
    return { ...said, kind: 'data-risk', severity, why: `${what}; the data in it is lost.` };
  }
  if (resourceModule(change.resourceType).holdsData && change.policyAction !== null) {
    const isCopied = change.policyAction.endsWith('Snapshot');
    const fate = isCopied
      ? 'a snapshot of its data is taken first'
      : 'what it holds is kept, but no longer managed';
    return { ...said, kind: 'data-risk', severity: 'medium', why: `${what}; ${fate}.` };
  }
  return isReplaced
    ? { ...said, kind: 'replacement', severity: 'high', why: `${what}.` }
    : { ...said, kind: 'removal', severity: 'medium', why: `${what}.` };
}

function isCause({ requiresRecreation }: PropertyChange): boolean {
  return requiresRecreation !== 'never';
}

function replacementWords({ replacement, properties }: ResourceChange): string {
  const verb = replacement === 'yes' ? 'Is replaced' : 'May be replaced';
  const causes = properties.filter(isCause).map(causeWords);
  return causes.length === 0 ? verb : `${verb}: ${causes.join('; ')}`;
}

function causeWords({ path, requiresRecreation, cause }: PropertyChange): string {
  const always = requiresRecreation === 'always' ? 'always' : 'under conditions';
  const through = cause === null ? '' : `, through ${cause}`;
  return `${shortPath(path)} ${always} requires recreation${through}`;
}

/** One item for each topic that the change touches. */
function securityItems(
  change: ResourceChange,
  place: Pick<ReviewItem, 'layer' | 'logicalId' | 'resourceType'>,
): ReviewItem[] {
  if (change.action === 'remove' && !guards.has(change.resourceType)) return [];
  const byTopic = Map.groupBy(sensitiveChanges(change), ({ rule }) => rule.topic);
  return [...byTopic].map(([topic, changes]) => ({
    ...place,
    kind: 'security' as const,
    topic,
    severity: securitySeverity(change, changes),
    why: securityWords(change, changes),
    properties: changes.map(({ property }) => property),
  }));
}

function securitySeverity(
  { action }: ResourceChange,
  changes: readonly SensitiveChange[],
): Severity {
  if (action !== 'remove' && changes.some(({ worsening }) => worsening !== undefined))
    return 'high';
  return action === 'add' || action === 'import' ? 'low' : 'medium';
}

function securityWords({ action }: ResourceChange, changes: readonly SensitiveChange[]): string {
  const verb = action === 'remove' ? 'No longer says' : action === 'modify' ? 'Changes' : 'Sets';
  const decided = [...new Set(changes.map(({ rule }) => rule.decides))];
  const worse = changes.flatMap(({ rule, property, worsening }) =>
    worsening === undefined || action === 'remove'
      ? []
      : `${rule.property === '' ? 'it' : shortPath(property.path)} ${worsening}`,
  );
  const because = worse.length === 0 ? '' : `: ${[...new Set(worse)].join('; ')}`;
  return `${verb} ${listed(decided)}${because}.`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
