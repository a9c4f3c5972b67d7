'use client';

import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AddressFilter } from '#components/ui/address-filter.tsx';
import type { HandbookEdition } from '#lib/api/handbook.ts';
import styles from './handbook.module.css';
import type { HandbookAddress } from './handbook-address.ts';

interface HandbookBarProps {
  readonly editions: readonly HandbookEdition[];
  readonly shown: HandbookEdition;
  readonly address: HandbookAddress;
  readonly onChange: (address: HandbookAddress) => void;
  readonly onReplace: (address: HandbookAddress) => void;
}

const alone: SelectProps.Option = { value: '', label: 'Compare with no edition' };

/** Which edition is read, what it is compared with, and what is looked for in it. */
export function HandbookBar(props: HandbookBarProps) {
  const { editions, shown, address, onChange, onReplace } = props;
  const others = editions.filter(({ id }) => id !== shown.id).map(optionOf);
  return (
    <div className={styles.controls}>
      <SpaceBetween direction="horizontal" size="s">
        <AddressFilter
          text={address.text}
          filteringAriaLabel="Search the handbook"
          filteringPlaceholder="Search all pages"
          onFind={(text) => onReplace({ ...address, text })}
        />
        <Select
          ariaLabel="Edition"
          selectedOption={optionOf(shown)}
          options={editions.map(optionOf)}
          onChange={({ detail }) =>
            onChange({ ...address, edition: detail.selectedOption.value, from: undefined })
          }
        />
        <Select
          ariaLabel="Compare with"
          disabled={others.length === 0}
          selectedOption={others.find(({ value }) => value === address.from) ?? alone}
          options={[alone, ...others]}
          onChange={({ detail }) =>
            onChange({
              ...address,
              edition: shown.id,
              from: detail.selectedOption.value || undefined,
            })
          }
        />
      </SpaceBetween>
    </div>
  );
}

function optionOf({ id, madeAt, madeBy }: HandbookEdition): SelectProps.Option {
  return { value: id, label: new Date(madeAt).toLocaleString('en'), description: `by ${madeBy}` };
}
