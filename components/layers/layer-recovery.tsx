'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { LayerSummary } from '#lib/api/environments.ts';
import type { LayerRecoveries } from '#lib/api/recovery.ts';
import { useRecoveries } from '#lib/queries/deployments.ts';
import { RecoveryDialog, recoveryTitles } from './recovery-dialog.tsx';

interface LayerRecoveryProps {
  readonly environmentName: string;
  readonly layer: LayerSummary;
}

type Recoveries = LayerRecoveries['recoveries'];

/** What a stack that failed is like, why, and how it is brought back from there. */
export function LayerRecovery({ environmentName, layer }: LayerRecoveryProps) {
  const { data, error } = useRecoveries(environmentName, layer.id, layer.stackStatus);
  const [chosen, setChosen] = useState<Recoveries[number]>();
  return (
    <Alert type="error" header={layer.stackStatus}>
      <SpaceBetween size="xs">
        <div>{data?.words ?? error?.message}</div>
        {layer.statusReason && <div>{layer.statusReason}</div>}
        {data && data.recoveries.length > 0 && (
          <SpaceBetween direction="horizontal" size="xs">
            {data.recoveries.map((recovery) => (
              <PermittedButton
                key={recovery.kind}
                permission="deploy"
                environmentName={environmentName}
                onClick={() => setChosen(recovery)}
              >
                {recoveryTitles[recovery.kind]}
              </PermittedButton>
            ))}
          </SpaceBetween>
        )}
      </SpaceBetween>
      {chosen && (
        <RecoveryDialog
          environmentName={environmentName}
          layer={layer}
          recovery={chosen}
          onDismiss={() => setChosen(undefined)}
        />
      )}
    </Alert>
  );
}
