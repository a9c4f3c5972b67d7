'use client';

import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { LayerSummary } from '#lib/api/environments.ts';
import { useDetectDrift } from '#lib/queries/drift.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { hasDrifted } from '#lib/resources/has-drifted.ts';
import { BringBackButton } from './bring-back-button.tsx';
import { type DriftRequest, driftProgress, driftSummary } from './drift-progress.ts';

interface DriftNoticeProps {
  readonly environmentName: string;
  readonly nodes: readonly ResourceNode[];
}

/** When the environment was last compared with its templates, what that found, and the way to do it again. */
export function DriftNotice({ environmentName, nodes }: DriftNoticeProps) {
  const { data: environment } = useEnvironment(environmentName);
  const layers = environment?.layers ?? [];
  const { notifyError, notify } = useNotifications();
  const [request, setRequest] = useState<DriftRequest>();
  const detection = useDetectDrift(environmentName);
  const progress = driftProgress(layers, request);
  const { drifted, unchecked, oldestCheck } = driftSummary(layers, nodes);

  const compare = () => {
    const before = checkTimes(layers);
    detection.mutate(undefined, {
      onSuccess: (answer) => {
        setRequest({ before, layers: answer.layers });
        const refused = answer.layers.filter(({ outcome }) => outcome === 'refused');
        if (refused.length > 0) {
          notify({
            type: 'warning',
            header: 'Some layers cannot be compared now',
            content: refused.map(({ layer, reason }) => `${layer}: ${reason}`).join(' '),
          });
        }
      },
      onError: (error) => notifyError('The layers could not be compared', error),
    });
  };

  return (
    <Alert
      type={drifted > 0 ? 'warning' : 'info'}
      action={
        <SpaceBetween direction="horizontal" size="xs">
          {drifted > 0 && (
            <BringBackButton environmentName={environmentName} layers={driftedLayers(nodes)} />
          )}
          <PermittedButton
            permission="operate"
            environmentName={environmentName}
            loading={detection.isPending || progress.waiting > 0}
            loadingText={
              progress.waiting > 0 ? `Comparing ${progress.waiting} layers` : 'Asking AWS'
            }
            onClick={compare}
          >
            Compare with the templates
          </PermittedButton>
        </SpaceBetween>
      }
    >
      {oldestCheck === undefined ? (
        'Nothing has been compared with its template yet.'
      ) : (
        <>
          {drifted === 0 ? 'No resource has drifted' : `${drifted} drifted`}
          {unchecked > 0 && `, ${unchecked} not checked`}. Compared{' '}
          <RelativeTime at={oldestCheck} />.
        </>
      )}
    </Alert>
  );
}

/** Only a layer of which something differs can be brought back. */
function driftedLayers(nodes: readonly ResourceNode[]): string[] {
  return [...new Set(nodes.filter(hasDrifted).flatMap(({ layer }) => layer ?? []))];
}

function checkTimes(layers: readonly LayerSummary[]): DriftRequest['before'] {
  return Object.fromEntries(layers.map(({ id, driftCheckedAt }) => [id, driftCheckedAt]));
}
