import type { StackEvent } from '@aws-sdk/client-cloudformation';
import type { Paint } from './watch-paints.ts';

const stackType = 'AWS::CloudFormation::Stack';

/**
 * Milliseconds from each event of a resource to the frame of the table that shows its state, or a
 * later one where the page was told of both at once. Throws when an event was never shown.
 */
export function tableDelays(events: readonly StackEvent[], paints: readonly Paint[]): number[] {
  const own = paints.filter(({ where }) => where === 'table');
  return firstOfEachState(events).map(({ id, status, atMs }) => {
    const states = status.endsWith('_IN_PROGRESS')
      ? [status, status.replace(/_IN_PROGRESS$/, '_COMPLETE')]
      : [status];
    const shown = states.map(words);
    const paint = own.find(({ what, state }) => what === id && shown.includes(state));
    if (!paint) throw new Error(`The page never showed ${id} ${status}`);
    return paint.atMs - atMs;
  });
}

/**
 * Milliseconds from the event that tells a resource's identifier to the frame of the diagram that has
 * the resource in it. Resources that the diagram does not draw have none.
 */
export function diagramDelays(events: readonly StackEvent[], paints: readonly Paint[]): number[] {
  const born = new Map<string, number>();
  for (const { PhysicalResourceId: id, ResourceStatus, ResourceType, Timestamp } of events) {
    if (!id || !Timestamp || ResourceType === stackType || born.has(id)) continue;
    if (ResourceStatus === 'CREATE_IN_PROGRESS') born.set(id, Timestamp.getTime());
  }
  return [...born].flatMap(([id, atMs]) => {
    const paint = paints.find(({ where, what }) => where === 'diagram' && what === id);
    return paint ? [paint.atMs - atMs] : [];
  });
}

function firstOfEachState(events: readonly StackEvent[]) {
  const first = new Map<string, { id: string; status: string; atMs: number }>();
  for (const { LogicalResourceId: id, ResourceStatus: status, ResourceType, Timestamp } of events) {
    if (!id || !status || !Timestamp || ResourceType === stackType) continue;
    const key = `${id} ${status}`;
    if (!first.has(key)) first.set(key, { id, status, atMs: Timestamp.getTime() });
  }
  return [...first.values()];
}

/** `CREATE_IN_PROGRESS` as the page words it: `Create in progress`. */
function words(status: string): string {
  const text = status.toLowerCase().replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
