'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import type { ParameterValues } from '#components/parameters/parameter-form.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import type { LayerDescription } from '#lib/api/layers.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { useUpdateEnvironment } from '#lib/queries/environments.ts';
import { useZones } from '#lib/queries/system.ts';
import { duplicateTags, type TagRow } from './environment-draft.ts';
import { TagRows } from './environment-fields.tsx';
import { LayerForms } from './layer-forms.tsx';
import { RemoveEnvironment } from './remove-environment.tsx';

interface EnvironmentSettingsProps {
  readonly environment: EnvironmentDetail;
  readonly layers: readonly LayerDescription[];
}

/** Edits what the next plan is made of; saving changes nothing in AWS. */
export function EnvironmentSettings({ environment, layers }: EnvironmentSettingsProps) {
  const router = useRouter();
  const search = useSearchParams();
  const { notify, notifyError } = useNotifications();
  const update = useUpdateEnvironment(environment.name);
  const zones = useZones(environment.region);
  const [tags, setTags] = useState<readonly TagRow[]>(() =>
    Object.entries(environment.tags).map(([key, value]) => ({ key, value })),
  );
  const [parameters, setParameters] = useState<Readonly<Record<string, ParameterValues>>>(
    environment.parameters,
  );
  const problem = update.error instanceof ApiError ? update.error : undefined;
  const errorAt = (pointer: string) => problem?.fieldError(pointer);
  const busy = environment.activeDeploymentId !== null;
  const save = () =>
    update.mutate(
      {
        tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
        parameters: parameters as never,
      },
      {
        onSuccess: () =>
          notify({
            type: 'success',
            content: 'Saved. Nothing has changed in AWS yet: the next plan shows what would.',
          }),
        onError: (error) => notifyError('The settings were not saved', error),
      },
    );
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description="What the next plan is made of. Saving changes nothing in AWS."
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => router.push(`/environments/${environment.name}`)}>Back</Button>
            <Button
              variant="primary"
              loading={update.isPending}
              disabled={busy || duplicateTags(tags).size > 0}
              disabledReason={busy ? 'A deployment is under way' : 'Two tags have the same key'}
              onClick={save}
            >
              Save
            </Button>
          </SpaceBetween>
        }
      >
        Settings
      </Header>
      <LayerForms
        layers={layers}
        parameters={parameters}
        zones={zones.data?.zones ?? []}
        opened={search.get('layer') ?? undefined}
        errorAt={errorAt}
        onChange={setParameters}
      />
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagRows tags={tags} onChange={setTags} errorAt={errorAt} />
      </Container>
      <RemoveEnvironment environment={environment} />
    </SpaceBetween>
  );
}
