'use client';

import PropertyFilter from '@cloudscape-design/components/property-filter';
import { auditResult } from '#lib/api/audit.ts';
import { actionWords, knownActions } from '#lib/audit/action-words.ts';
import type { AuditFilter } from '#lib/queries/audit.ts';
import { useEnvironments } from '#lib/queries/environments.ts';
import { resultTitles } from './audit-result.tsx';
import { filterOf, tokensOf } from './filter-tokens.ts';

interface AuditFilterProps {
  readonly filter: AuditFilter;
  onChange(filter: AuditFilter): void;
}

/** Narrows the audit by who, what, where and what came of it. */
export function AuditFilterBar({ filter, onChange }: AuditFilterProps) {
  const { data } = useEnvironments();
  return (
    <PropertyFilter
      query={{ tokens: tokensOf(filter), operation: 'and' }}
      onChange={({ detail }) => onChange(filterOf(detail.tokens, filter))}
      hideOperations
      expandToViewport
      filteringProperties={properties}
      filteringOptions={[
        ...options,
        ...(data?.environments ?? []).map(({ name }) => ({
          propertyKey: 'environment',
          value: name,
        })),
      ]}
      freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
      filteringAriaLabel="Filter the audit"
      filteringPlaceholder="Filter by actor, action, environment, result or target"
    />
  );
}

const equals = { operators: ['='] as const };

const properties = [
  { key: 'actor', propertyLabel: 'Actor', groupValuesLabel: 'Actors', ...equals },
  { key: 'action', propertyLabel: 'Action', groupValuesLabel: 'Actions', ...equals },
  { key: 'environment', propertyLabel: 'Environment', groupValuesLabel: 'Environments', ...equals },
  { key: 'result', propertyLabel: 'Result', groupValuesLabel: 'Results', ...equals },
];

const options = [
  ...['operator', 'engine', 'schedule', 'time to live', 'Strata'].map((value) => ({
    propertyKey: 'actor',
    value,
  })),
  ...knownActions.map((value) => ({ propertyKey: 'action', value, label: actionWords(value) })),
  ...auditResult.options.map((value) => ({
    propertyKey: 'result',
    value,
    label: resultTitles[value],
  })),
];
