'use client';

import PropertyFilter from '@cloudscape-design/components/property-filter';
import { FilterBar } from '#components/ui/filter-bar.tsx';
import { PeriodPicker } from '#components/ui/period-picker.tsx';
import { deploymentKind, deploymentStatus } from '#lib/api/deployment-documents.ts';
import type { DeploymentFilter } from '#lib/queries/deployments.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { historyFilterOf, historyTokens } from './history-filter.ts';

interface HistoryFilterBarProps {
  readonly environmentName: string;
  /** Whoever asked for deployments that are known. */
  readonly people: readonly string[];
  readonly filter: DeploymentFilter;
  onChange(filter: DeploymentFilter): void;
}

/** Narrows the history by status, kind, layer, who asked, when, and any text. */
export function HistoryFilterBar(props: HistoryFilterBarProps) {
  const { environmentName, people, filter, onChange } = props;
  const { data } = useEnvironment(environmentName);
  return (
    <FilterBar
      beside={
        <PeriodPicker
          period={filter}
          onChange={(period) => {
            const { from: _, to: __, ...rest } = filter;
            onChange({ ...rest, ...period });
          }}
        />
      }
    >
      <PropertyFilter
        query={{ tokens: historyTokens(filter), operation: 'and' }}
        onChange={({ detail }) => onChange(historyFilterOf(detail.tokens, filter))}
        hideOperations
        expandToViewport
        filteringProperties={properties}
        filteringOptions={[
          ...options,
          ...(data?.layers ?? []).map(({ id, title }) => ({
            propertyKey: 'layer',
            value: id,
            label: title,
          })),
          ...people.map((value) => ({ propertyKey: 'requestedBy', value })),
        ]}
        freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
        filteringAriaLabel="Find deployments"
        filteringPlaceholder="Find by status, layer, who asked, resource, AWS id or reason"
      />
    </FilterBar>
  );
}

const properties = [
  { key: 'status', propertyLabel: 'Status', groupValuesLabel: 'Statuses' },
  { key: 'kind', propertyLabel: 'Kind', groupValuesLabel: 'Kinds' },
  { key: 'layer', propertyLabel: 'Layer', groupValuesLabel: 'Layers' },
  { key: 'requestedBy', propertyLabel: 'Requested by', groupValuesLabel: 'People' },
].map((property) => ({ ...property, operators: ['='] as const }));

const options = [
  ...deploymentStatus.options.map((value) => ({ propertyKey: 'status', value })),
  ...deploymentKind.options.map((value) => ({ propertyKey: 'kind', value })),
];
