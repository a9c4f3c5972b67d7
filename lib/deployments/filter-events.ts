import type { StackEvent } from '#lib/api/deployment-documents.ts';

/** The members of an event that are chosen from what there is. */
export const eventMembers = ['layer', 'resource', 'type', 'status'] as const;

export type EventMember = (typeof eventMembers)[number];

/** Of several values of a member one has to be that of an event; of several texts, all in it. */
export interface EventFilter extends Readonly<Record<EventMember, readonly string[]>> {
  readonly text: readonly string[];
  readonly failuresOnly: boolean;
}

export const everyEvent: EventFilter = {
  layer: [],
  resource: [],
  type: [],
  status: [],
  text: [],
  failuresOnly: false,
};

/** The events that a filter lets through, in their order. Pure. */
export function filterEvents(events: readonly StackEvent[], filter: EventFilter): StackEvent[] {
  return events.filter(
    (event) =>
      (!filter.failuresOnly || isFailure(event)) &&
      eventMembers.every((member) => {
        const wanted = filter[member];
        return wanted.length === 0 || wanted.includes(eventMember(event, member));
      }) &&
      filter.text.every((text) => wordsOf(event).includes(text.toLowerCase())),
  );
}

export function eventMember(event: StackEvent, member: EventMember): string {
  const { layer, logicalId, resourceType, status } = event;
  return { layer, resource: logicalId, type: resourceType, status }[member];
}

/** Also the roll-back that a failure brings about. */
function isFailure({ status }: StackEvent): boolean {
  return status.endsWith('_FAILED') || status.includes('ROLLBACK');
}

function wordsOf(event: StackEvent): string {
  const { layer, logicalId, physicalId, resourceType, status, reason } = event;
  return [layer, logicalId, physicalId, resourceType, status, reason].join('\n').toLowerCase();
}
