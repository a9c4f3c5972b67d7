import { groupTitles, type OperableGroup } from './operable-groups.ts';

/** What an address of the operations page shows. */
export interface OperationsAddress {
  readonly group: OperableGroup;
  /** The resource whose panel is open. */
  readonly resourceId: string | undefined;
}

/** What a query string asks for; a group that is not there is the first. */
export function readOperationsAddress(search: URLSearchParams): OperationsAddress {
  const named = search.get('group') ?? '';
  return {
    group: isGroup(named) ? named : 'data',
    resourceId: search.get('resource') ?? undefined,
  };
}

/** The query string of an address, without what is as usual; parameters of others stay. */
export function writeOperationsAddress(
  search: URLSearchParams,
  { group, resourceId }: OperationsAddress,
): URLSearchParams {
  const next = new URLSearchParams(search);
  if (group === 'data') next.delete('group');
  else next.set('group', group);
  if (resourceId === undefined) next.delete('resource');
  else next.set('resource', resourceId);
  return next;
}

function isGroup(text: string): text is OperableGroup {
  return Object.hasOwn(groupTitles, text);
}
