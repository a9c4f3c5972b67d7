'use client';

import PropertyFilter from '@cloudscape-design/components/property-filter';
import Select from '@cloudscape-design/components/select';
import { useDeferredValue, useMemo } from 'react';
import type { Overlay } from '#lib/diagrams/overlay.ts';
import type { CommonTrait, Grouping, View } from '#lib/diagrams/view.ts';
import { viewOf, views } from '#lib/diagrams/views.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './diagram-section.module.css';
import { narrowingOf, narrowingOptions, tokensOf } from './narrowing-query.ts';
import type { ViewAddress } from './view-address.ts';

interface ViewBarProps {
  readonly address: ViewAddress;
  readonly nodes: readonly ResourceNode[];
  onChange(change: Partial<ViewAddress>): void;
}

const nothing: readonly ResourceNode[] = [];

/** Chooses the view, what its nodes tell, and which resources it shows. */
export function ViewBar({ address, nodes, onChange }: ViewBarProps) {
  const { view, narrowing, overlay, grouping } = address;
  const groupings = groupingOptions(view);
  // What a large environment can be narrowed by takes longer to find than a drawing may wait.
  const settled = useDeferredValue(nodes, nothing);
  const options = useMemo(() => narrowingOptions(settled), [settled]);
  return (
    <div className={styles.bar}>
      <div className={styles.choice}>
        <Select
          inlineLabelText="View"
          expandToViewport
          selectedOption={{ value: view.id, label: view.title }}
          options={views.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={({ detail }) => onChange({ view: viewOf(detail.selectedOption.value) })}
        />
      </div>
      <div className={styles.choice}>
        <Select
          inlineLabelText="Nodes tell"
          expandToViewport
          selectedOption={overlayOptions.find(({ value }) => value === overlay) ?? null}
          options={overlayOptions}
          onChange={({ detail }) => {
            const chosen = overlayOptions.find(
              ({ value }) => value === detail.selectedOption.value,
            );
            if (chosen) onChange({ overlay: chosen.value });
          }}
        />
      </div>
      <div className={styles.choice}>
        <Select
          inlineLabelText="Group by"
          expandToViewport
          selectedOption={groupings.find(({ value }) => value === grouping) ?? null}
          options={groupings}
          onChange={({ detail }) => {
            const chosen = groupings.find(({ value }) => value === detail.selectedOption.value);
            if (chosen) onChange({ grouping: chosen.value });
          }}
        />
      </div>
      <div className={styles.filter}>
        <PropertyFilter
          query={{ tokens: tokensOf(narrowing).map(toToken), operation: 'and' }}
          onChange={({ detail }) => onChange({ narrowing: narrowingOf(detail.tokens, narrowing) })}
          hideOperations
          expandToViewport
          filteringProperties={properties}
          filteringOptions={options}
          freeTextFiltering={{ operators: [':'], defaultOperator: ':' }}
          filteringAriaLabel="Filter the view"
          filteringPlaceholder="Filter by layer, type, tag or text"
        />
      </div>
    </div>
  );
}

/** The filter's own type has no readonly tokens. */
function toToken({ propertyKey, operator, value }: ReturnType<typeof tokensOf>[number]) {
  const shared = { value, operator: operator === ':' ? (':' as const) : ('=' as const) };
  return propertyKey === undefined ? shared : { ...shared, propertyKey };
}

const properties = [
  { key: 'layer', propertyLabel: 'Layer', groupValuesLabel: 'Layers', operators: ['='] as const },
  { key: 'type', propertyLabel: 'Type', groupValuesLabel: 'Types', operators: ['='] as const },
  { key: 'tag', propertyLabel: 'Tag', groupValuesLabel: 'Tags', operators: ['='] as const },
];

const overlayOptions: ReadonlyArray<{ readonly value: Overlay; readonly label: string }> = [
  { value: 'status', label: 'Status' },
  { value: 'drift', label: 'Drift' },
  { value: 'findings', label: 'Findings' },
  { value: 'age', label: 'Age' },
  { value: 'cost', label: 'Cost' },
];

const traitTitles: Record<CommonTrait, string> = {
  layer: 'Layer',
  service: 'Service',
  zone: 'Availability Zone',
};
const traits: readonly CommonTrait[] = ['layer', 'service', 'zone'];

interface GroupingOption {
  readonly value: Grouping;
  readonly label: string;
}

/** The view's own grouping first. */
function groupingOptions({ groupedBy }: View): GroupingOption[] {
  return [
    { value: 'view', label: groupedBy ? traitTitles[groupedBy] : 'View default' },
    ...traits
      .filter((trait) => trait !== groupedBy)
      .map((trait) => ({ value: trait, label: traitTitles[trait] })),
  ];
}
