'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useShowDeployment } from '#components/deployments/use-open-deployment.ts';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { ImportPreview } from '#lib/api/imports.ts';
import { useImportPreview, useImportResource } from '#lib/queries/imports.ts';
import { useLayers } from '#lib/queries/system.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import styles from './resource-panel.module.css';

interface ImportDialogProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
  onDismiss(): void;
}

/** Asks into which stack a resource is to be taken, and plans that. */
export function ImportDialog({ environmentName, resource, onDismiss }: ImportDialogProps) {
  const preview = useImportPreview(environmentName, resource.id);
  const send = useImportResource(environmentName);
  const show = useShowDeployment();
  const [layer, setLayer] = useState<string>();
  const [logicalId, setLogicalId] = useState<string>();
  const { data } = preview;
  const chosen = { layer: layer ?? data?.suggestedLayer, logicalId: logicalId ?? data?.logicalId };
  const problem = logicalIdProblem(chosen.logicalId);
  return (
    <FormDialog
      header={`Import ${resource.name}`}
      action="Plan the import"
      busy={send.isPending}
      disabled={!data || problem !== undefined}
      error={preview.error ?? send.error}
      onSubmit={() => {
        if (!chosen.layer || !chosen.logicalId) return;
        send.mutate(
          { resource: resource.id, layer: chosen.layer, logicalId: chosen.logicalId },
          { onSuccess: show },
        );
      }}
      onDismiss={onDismiss}
    >
      <div>
        The stack takes it in as it is: nothing is created, changed or replaced. From then on the
        template describes it, and it outlives the stack.
      </div>
      {preview.isPending && <StatusIndicator type="loading">Asking AWS</StatusIndicator>}
      {data && (
        <>
          <LayerField preview={data} layer={chosen.layer ?? ''} onChange={setLayer} />
          <FormField
            label="Logical ID"
            description="What the template calls it."
            errorText={problem}
          >
            <Input
              value={chosen.logicalId ?? ''}
              onChange={({ detail }) => setLogicalId(detail.value)}
            />
          </FormField>
          <div>
            <Box variant="awsui-key-label">As the template will have it</Box>
            <pre className={styles.json}>{JSON.stringify(data.properties, null, 2)}</pre>
          </div>
          <Alert type="info">
            Whoever may see the template sees these properties. CloudFormation imports into a stack
            that has no other changes waiting: deploy those first.
          </Alert>
        </>
      )}
    </FormDialog>
  );
}

interface LayerFieldProps {
  readonly preview: ImportPreview;
  readonly layer: string;
  onChange(layer: string): void;
}

function LayerField({ preview, layer, onChange }: LayerFieldProps) {
  const { data } = useLayers();
  const titleOf = (id: string) => data?.layers.find((known) => known.id === id)?.title ?? id;
  const options = preview.layers.map((id) => ({ value: id, label: titleOf(id) }));
  return (
    <FormField label="Layer" description="Whose stack takes it in.">
      <Select
        options={options}
        selectedOption={options.find(({ value }) => value === layer) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? layer)}
      />
    </FormField>
  );
}

function logicalIdProblem(logicalId: string | undefined): string | undefined {
  if (logicalId === undefined) return undefined;
  if (logicalId === '') return 'What is the template to call it?';
  return /^[A-Za-z0-9]{1,255}$/.test(logicalId)
    ? undefined
    : 'Letters and digits only, 255 at most';
}
