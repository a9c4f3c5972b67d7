import type {
  DeploymentComparison,
  LayerRun,
  ResourceChange,
} from '#lib/api/deployment-documents.ts';
import { changeWord } from './change-words.ts';
import { planSentence } from './plan-sentence.ts';
import { shortPath } from './property-text.ts';
import { secondsBetween } from './run-seconds.ts';

/** A layer as a deployment had it, with the operator's parameters. */
export interface ComparableRun {
  readonly run: LayerRun;
  readonly parameters: unknown;
}

type Compared = DeploymentComparison['layers'][number];

/** Every layer of two deployments side by side, in the order of the second, what is only in the first last. Pure. */
export function compareRuns(
  from: readonly ComparableRun[],
  to: readonly ComparableRun[],
): Compared[] {
  const ids = [...new Set([...to, ...from].map(({ run }) => run.layer))];
  const find = (runs: readonly ComparableRun[], id: string) =>
    runs.find(({ run }) => run.layer === id);
  return ids.map((id) => compareLayer(id, find(from, id), find(to, id)));
}

function compareLayer(
  layer: string,
  from: ComparableRun | undefined,
  to: ComparableRun | undefined,
): Compared {
  return {
    layer,
    title: (to ?? from)?.run.title ?? layer,
    from: from ? comparedRun(from.run) : null,
    to: to ? comparedRun(to.run) : null,
    parameters: from && to ? compareParameters(from.parameters, to.parameters) : [],
    changes: compareChanges(from?.run.changes ?? [], to?.run.changes ?? []),
  };
}

function comparedRun({ status, failure, changes, startedAt, finishedAt }: LayerRun) {
  const summary = changes === null ? null : planSentence(changes);
  return { status, failure, summary, seconds: secondsBetween(startedAt, finishedAt) };
}

function compareParameters(from: unknown, to: unknown): Compared['parameters'] {
  const before = new Map(valuesOf(from));
  const after = new Map(valuesOf(to));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const pair = { path, from: before.get(path) ?? null, to: after.get(path) ?? null };
    return pair.from === pair.to ? [] : [pair];
  });
}

/** Lists are compared as a whole, since what is inserted moves the rest. */
function valuesOf(value: unknown, path: readonly string[] = []): [string, string][] {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).flatMap(([name, below]) => valuesOf(below, [...path, name]));
  }
  return [[path.join('.'), typeof value === 'string' ? value : JSON.stringify(value)]];
}

function compareChanges(
  from: readonly ResourceChange[],
  to: readonly ResourceChange[],
): Compared['changes'] {
  const ids = [...new Set([...to, ...from].map(({ logicalId }) => logicalId))];
  return ids.flatMap((logicalId) => {
    const before = from.find((change) => change.logicalId === logicalId);
    const after = to.find((change) => change.logicalId === logicalId);
    const resourceType = (after ?? before)?.resourceType ?? '';
    const pair = { from: changeText(before), to: changeText(after) };
    return pair.from === pair.to ? [] : [{ logicalId, resourceType, ...pair }];
  });
}

function changeText(change: ResourceChange | undefined): string | null {
  if (change === undefined) return null;
  const properties = change.properties.map(({ path }) => shortPath(path));
  const of =
    change.action === 'modify' && properties.length > 0 ? `: ${properties.join(', ')}` : '';
  return `${changeWord(change)}${of}`;
}
