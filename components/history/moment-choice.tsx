'use client';

import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDeployments } from '#lib/queries/deployments.ts';
import { type KnownMoments, momentAt, momentsAfter } from './choose-moment.ts';
import type { HistoryAddress } from './history-address.ts';
import { MomentSelect } from './moment-select.tsx';

interface MomentChoiceProps {
  readonly environmentName: string;
  readonly known: KnownMoments;
  readonly chosen: HistoryAddress;
  readonly loading: boolean;
  onOlder(): void;
  onChange(chosen: HistoryAddress): void;
}

const hourMs = 3_600_000;

/** Which two moments are compared: any of those kept, or by a shortcut one of them and now. */
export function MomentChoice(props: MomentChoiceProps) {
  const { environmentName, known, chosen, loading, onOlder, onChange } = props;
  const { data } = useDeployments(environmentName);
  const deployed = data?.deployments.find(({ startedAt }) => startedAt !== null)?.startedAt;
  const since = (atMs: number) => onChange({ from: momentAt(known, atMs), to: undefined });
  const older = known.isComplete ? undefined : onOlder;
  return (
    <Container>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField label="From">
            <MomentSelect
              moments={known.moments}
              at={chosen.from}
              loading={loading}
              onOlder={older}
              onChoose={(from) =>
                onChange({
                  from,
                  to: from && chosen.to && chosen.to > from ? chosen.to : undefined,
                })
              }
            />
          </FormField>
          <FormField label="To">
            <MomentSelect
              moments={momentsAfter(known.moments, chosen.from)}
              at={chosen.to}
              absent="Now"
              loading={loading}
              onOlder={older}
              onChoose={(to) => onChange({ from: chosen.from, to })}
            />
          </FormField>
        </ColumnLayout>
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => since(Date.now() - hourMs)}>Since an hour ago</Button>
          <Button onClick={() => since(Date.now() - 24 * hourMs)}>Since yesterday</Button>
          <Button
            disabled={!deployed}
            disabledReason="Nothing has been deployed yet"
            onClick={() => deployed && since(Date.parse(deployed))}
          >
            Since the last deployment
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Container>
  );
}
