import { type EventFilter, eventMembers } from '#lib/deployments/filter-events.ts';

/** What an address of a deployment's page shows. */
export interface DeploymentAddress {
  /** The resource whose changes are open. */
  readonly change: { readonly layer: string; readonly logicalId: string } | undefined;
  readonly events: EventFilter;
}

const most = 20;
const longest = 256;

/** What a query string asks for; what makes no sense is as if it were not there. */
export function readDeploymentAddress(search: URLSearchParams): DeploymentAddress {
  const valuesOf = (name: string) =>
    search
      .getAll(name)
      .filter((value) => value !== '')
      .slice(0, most)
      .map((value) => value.slice(0, longest));
  const [, layer, logicalId] = /^([a-z-]+)\/(\w+)$/.exec(search.get('change') ?? '') ?? [];
  return {
    change: layer && logicalId ? { layer, logicalId } : undefined,
    events: {
      layer: valuesOf('event-layer'),
      resource: valuesOf('event-resource'),
      type: valuesOf('event-type'),
      status: valuesOf('event-status'),
      text: valuesOf('event-text'),
      failuresOnly: search.get('events') === 'failures',
    },
  };
}

/** The query string of an address; parameters of others stay. */
export function writeDeploymentAddress(
  search: URLSearchParams,
  { change, events }: DeploymentAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const member of [...eventMembers, 'text'] as const) {
    next.delete(`event-${member}`);
    for (const value of events[member]) next.append(`event-${member}`, value);
  }
  if (events.failuresOnly) next.set('events', 'failures');
  else next.delete('events');
  if (change) next.set('change', `${change.layer}/${change.logicalId}`);
  else next.delete('change');
  return next;
}
