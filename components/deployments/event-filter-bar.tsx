'use client';

import PropertyFilter from '@cloudscape-design/components/property-filter';
import Toggle from '@cloudscape-design/components/toggle';
import { useMemo } from 'react';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import type { StackEvent } from '#lib/api/deployment-documents.ts';
import { type EventFilter, eventMember, eventMembers } from '#lib/deployments/filter-events.ts';
import { eventFilterOf, tokensOfEvents } from './event-tokens.ts';

interface EventFilterBarProps {
  readonly events: readonly StackEvent[];
  readonly filter: EventFilter;
  readonly matches: number;
  onChange(filter: EventFilter): void;
}

/** Narrows the events by layer, resource, type, status and text, or to failures. */
export function EventFilterBar({ events, filter, matches, onChange }: EventFilterBarProps) {
  const options = useMemo(() => optionsOf(events), [events]);
  return (
    <FilterBar
      beside={
        <Toggle
          checked={filter.failuresOnly}
          onChange={({ detail }) => onChange({ ...filter, failuresOnly: detail.checked })}
        >
          Failures only
        </Toggle>
      }
    >
      <PropertyFilter
        query={{ tokens: tokensOfEvents(filter), operation: 'and' }}
        onChange={({ detail }) => onChange(eventFilterOf(detail.tokens, filter))}
        hideOperations
        expandToViewport
        filteringProperties={properties}
        filteringOptions={options}
        freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
        filteringAriaLabel="Find events"
        filteringPlaceholder="Find events by layer, resource, type, status or text"
        countText={matches === 1 ? '1 event' : `${matches} events`}
      />
    </FilterBar>
  );
}

const properties = [
  { key: 'layer', propertyLabel: 'Layer', groupValuesLabel: 'Layers' },
  { key: 'resource', propertyLabel: 'Resource', groupValuesLabel: 'Resources' },
  { key: 'type', propertyLabel: 'Type', groupValuesLabel: 'Types' },
  { key: 'status', propertyLabel: 'Status', groupValuesLabel: 'Statuses' },
].map((property) => ({ ...property, operators: ['='] as const }));

function optionsOf(events: readonly StackEvent[]) {
  return eventMembers.flatMap((propertyKey) =>
    [...new Set(events.map((event) => eventMember(event, propertyKey)))]
      .sort()
      .map((value) => ({ propertyKey, value })),
  );
}
