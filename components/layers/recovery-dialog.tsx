'use client';

import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import { useState } from 'react';
import { useShowDeployment } from '#components/deployments/use-open-deployment.ts';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import type { LayerSummary } from '#lib/api/environments.ts';
import type { LayerRecoveries } from '#lib/api/recovery.ts';
import { useRecoverLayer } from '#lib/queries/deployments.ts';

type Recovery = LayerRecoveries['recoveries'][number];
type Kind = Recovery['kind'];

interface RecoveryDialogProps {
  readonly environmentName: string;
  readonly layer: LayerSummary;
  readonly recovery: Recovery;
  onDismiss(): void;
}

export const recoveryTitles: Readonly<Record<Kind, string>> = {
  'roll-back': 'Roll back',
  'continue-roll-back': 'Continue the roll-back',
  delete: 'Delete the stack',
};

const texts: Readonly<Record<Kind, string>> = {
  'roll-back':
    'What was created or changed before the failure is undone: the stack is as it was before.',
  'continue-roll-back':
    'CloudFormation tries again to restore what it could not. Resources that are skipped count as restored and stay as they are: bring them in line by hand afterwards.',
  delete: 'The stack is deleted with everything in it that can be. This cannot be undone.',
};

const leftOut: Readonly<Record<Kind, string>> = {
  'roll-back': '',
  'continue-roll-back': 'Resources to skip',
  delete: 'Resources to keep, which then belong to no stack',
};

/** Asks how a stack is to be brought back, and does it as a deployment of its own. */
export function RecoveryDialog(props: RecoveryDialogProps) {
  const { environmentName, layer, recovery, onDismiss } = props;
  const { kind, resources } = recovery;
  const show = useShowDeployment();
  const recover = useRecoverLayer(environmentName, layer.id);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const options = resources.map(({ logicalId, resourceType, reason }) => ({
    value: logicalId,
    label: logicalId,
    description: reason ?? resourceType,
  }));
  return (
    <FormDialog
      header={`${recoveryTitles[kind]}: ${layer.title}`}
      action={recoveryTitles[kind]}
      busy={recover.isPending}
      error={recover.error}
      onSubmit={() => recover.mutate(bodyOf(kind, [...chosen]), { onSuccess: show })}
      onDismiss={onDismiss}
    >
      <div>{texts[kind]}</div>
      {options.length > 0 && (
        <FormField label={leftOut[kind]}>
          <Multiselect
            options={options}
            selectedOptions={options.filter(({ value }) => chosen.includes(value))}
            placeholder="None"
            onChange={({ detail }) =>
              setChosen(detail.selectedOptions.flatMap(({ value }) => value ?? []))
            }
          />
        </FormField>
      )}
    </FormDialog>
  );
}

function bodyOf(kind: Kind, chosen: string[]) {
  if (kind === 'continue-roll-back') return { kind, skip: chosen };
  return kind === 'delete' ? { kind, retain: chosen } : { kind };
}
