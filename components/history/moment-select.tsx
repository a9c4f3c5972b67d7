'use client';

import Select, { type SelectProps } from '@cloudscape-design/components/select';
import { relativeTime } from '#components/ui/relative-time.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { GraphMoment } from '#lib/api/history.ts';

interface MomentSelectProps {
  readonly moments: readonly GraphMoment[];
  readonly at: string | undefined;
  /** What is chosen where no moment is; left out, one has to be. */
  readonly absent?: string;
  readonly loading: boolean;
  /** Reads older moments; absent where there are none. */
  readonly onOlder: (() => void) | undefined;
  onChoose(at: string | undefined): void;
}

/** One of the moments that are kept, or a time between them that something else has chosen. */
export function MomentSelect(props: MomentSelectProps) {
  const { moments, at, absent, loading, onOlder, onChoose } = props;
  const now = useNow(true);
  const options: SelectProps.Option[] = [
    ...(absent === undefined ? [] : [{ value: '', label: absent }]),
    ...moments.map((moment) => optionOf(moment, now)),
  ];
  const selected =
    options.find(({ value }) => value === (at ?? '')) ??
    (at === undefined ? null : { value: at, label: timeText(at) });
  return (
    <Select
      selectedOption={selected}
      options={options}
      placeholder="Choose a moment"
      empty="No moments"
      statusType={loading ? 'loading' : onOlder ? 'pending' : 'finished'}
      loadingText="Reading older moments"
      triggerVariant="option"
      onLoadItems={({ detail }) => {
        if (!detail.firstPage) onOlder?.();
      }}
      onChange={({ detail }) => onChoose(detail.selectedOption.value || undefined)}
    />
  );
}

function optionOf({ at, resourceCount }: GraphMoment, now: Date | undefined): SelectProps.Option {
  const count = resourceCount === 1 ? '1 resource' : `${resourceCount} resources`;
  return {
    value: at,
    label: timeText(at),
    description: now ? `${count}, ${relativeTime(at, now)}` : count,
  };
}

function timeText(at: string): string {
  return new Date(at).toLocaleString('en');
}
