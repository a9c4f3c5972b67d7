import { type EventFilter, eventMembers, everyEvent } from '#lib/deployments/filter-events.ts';

interface Token {
  readonly propertyKey?: string;
  readonly operator: string;
  readonly value: unknown;
}

/** A filter as the property filter shows it: a text without a name is anywhere in an event. */
export function tokensOfEvents(filter: EventFilter): Token[] {
  const named = eventMembers.flatMap((propertyKey) =>
    filter[propertyKey].map((value) => ({ propertyKey, operator: '=', value })),
  );
  return [...named, ...filter.text.map((value) => ({ operator: ':', value }))];
}

/** The filter of tokens; whether only failures are shown stays as it is. */
export function eventFilterOf(
  tokens: readonly Token[],
  { failuresOnly }: Pick<EventFilter, 'failuresOnly'>,
): EventFilter {
  const valuesOf = (key: string | undefined) =>
    tokens.filter(({ propertyKey }) => propertyKey === key).map(({ value }) => String(value));
  const named = Object.fromEntries(eventMembers.map((member) => [member, valuesOf(member)]));
  return { ...everyEvent, ...named, text: valuesOf(undefined), failuresOnly };
}
