'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter, useSearchParams } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useOpenDeployment } from '#components/deployments/use-open-deployment.ts';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { ParameterValues } from '#components/parameters/parameter-form.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import type { LayerDescription } from '#lib/api/layers.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { usePlanDeployment } from '#lib/queries/deployments.ts';
import { useUpdateEnvironment } from '#lib/queries/environments.ts';
import { useZones } from '#lib/queries/system.ts';
import { accountWords } from './account-words.ts';
import { duplicateTags, type TagRow } from './environment-draft.ts';
import { TagRows } from './environment-fields.tsx';
import { LayerForms } from './layer-forms.tsx';
import { RemoveEnvironment } from './remove-environment.tsx';

interface EnvironmentSettingsProps {
  readonly environment: EnvironmentDetail;
  readonly layers: readonly LayerDescription[];
  /** Settings that are saved by themselves. */
  readonly children: ReactNode;
}

/** Edits what the next plan is made of; saving changes nothing in AWS. */
export function EnvironmentSettings({ environment, layers, children }: EnvironmentSettingsProps) {
  const router = useRouter();
  const search = useSearchParams();
  const { notify, notifyError } = useNotifications();
  const open = useOpenDeployment();
  const update = useUpdateEnvironment(environment.name);
  const plan = usePlanDeployment(environment.name);
  const zones = useZones(environment.region, environment.awsAccount?.id ?? null);
  const [tags, setTags] = useState<readonly TagRow[]>(() =>
    Object.entries(environment.tags).map(([key, value]) => ({ key, value })),
  );
  const [parameters, setParameters] = useState<Readonly<Record<string, ParameterValues>>>(
    environment.parameters,
  );
  const problem = update.error instanceof ApiError ? update.error : undefined;
  const errorAt = (pointer: string) => problem?.fieldError(pointer);
  const busy = environment.activeDeploymentId !== null;
  const changed = Object.keys(parameters).filter(
    (id) => JSON.stringify(parameters[id]) !== JSON.stringify(environment.parameters[id]),
  );
  const planChanged = () =>
    plan.mutate({ layers: changed, downstream: true }, open('Saved, but no plan was made'));
  const save = (then: () => void) =>
    update.mutate(
      {
        tags: Object.fromEntries(tags.map(({ key, value }) => [key, value])),
        parameters: parameters as never,
      },
      {
        onSuccess: then,
        onError: (error) => notifyError('The settings were not saved', error),
      },
    );
  const tellSaved = () =>
    notify({
      type: 'success',
      content: 'Saved. Nothing has changed in AWS yet: the next plan shows what would.',
    });
  const unsavable = busy
    ? 'A deployment is under way'
    : duplicateTags(tags).size > 0
      ? 'Two tags have the same key'
      : undefined;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={`What the next plan is made of, in ${accountWords(environment)}. Saving changes nothing in AWS.`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={() => router.push(`/environments/${environment.name}`)}>Back</Button>
            <PermittedButton
              permission="configure"
              environmentName={environment.name}
              loading={update.isPending}
              disabled={unsavable !== undefined}
              disabledReason={unsavable}
              onClick={() => save(tellSaved)}
            >
              Save
            </PermittedButton>
            <PermittedButton
              permission="configure"
              environmentName={environment.name}
              variant="primary"
              loading={update.isPending || plan.isPending}
              disabled={unsavable !== undefined || changed.length === 0}
              disabledReason={unsavable ?? 'No parameter has changed'}
              onClick={() => save(planChanged)}
            >
              Save and plan
            </PermittedButton>
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
        problems={(problem?.problem.errors ?? []).map(({ pointer }) => pointer)}
        errorAt={errorAt}
        onChange={setParameters}
      />
      <Container header={<Header variant="h2">Tags</Header>}>
        <TagRows tags={tags} onChange={setTags} errorAt={errorAt} />
      </Container>
      {children}
      <RemoveEnvironment environment={environment} />
    </SpaceBetween>
  );
}
