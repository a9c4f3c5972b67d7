'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ParameterSummary } from '#components/parameters/parameter-summary.tsx';
import type { LayerDescription } from '#lib/api/layers.ts';
import { useAccounts } from '#lib/queries/accounts.ts';
import type { EnvironmentDraft } from './environment-draft.ts';

interface DraftReviewProps {
  readonly draft: EnvironmentDraft;
  readonly layers: readonly LayerDescription[];
  readonly onEdit: (step: 'place' | 'network' | 'layers') => void;
}

/** Everything the wizard was told, once more before it is created. */
export function DraftReview({ draft, layers, onEdit }: DraftReviewProps) {
  const { data } = useAccounts();
  const account = data?.accounts.find(({ id }) => id === draft.awsAccountId);
  return (
    <SpaceBetween size="l">
      <Container header={<SectionHeader title="Name and place" onEdit={() => onEdit('place')} />}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Name', value: draft.name },
            { label: 'AWS account', value: account?.title ?? 'Strata’s own credentials' },
            { label: 'Region', value: draft.region },
            { label: 'Preset', value: draft.preset },
            {
              label: 'Tags',
              value: draft.tags.map(({ key, value }) => `${key}: ${value}`).join(', ') || '–',
            },
          ]}
        />
      </Container>
      {layers.map(({ id, title, parameters }) => (
        <Container
          key={id}
          header={
            <SectionHeader
              title={title}
              onEdit={() => onEdit(id === 'network' ? 'network' : 'layers')}
            />
          }
        >
          <ParameterSummary schema={parameters} values={draft.parameters[id] ?? {}} />
        </Container>
      ))}
    </SpaceBetween>
  );
}

function SectionHeader({ title, onEdit }: { title: string; onEdit: () => void }) {
  return (
    <Header
      variant="h2"
      actions={
        <Button ariaLabel={`Edit ${title}`} onClick={onEdit}>
          Edit
        </Button>
      }
    >
      {title}
    </Header>
  );
}
