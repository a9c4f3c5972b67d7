'use client';

import Alert from '@cloudscape-design/components/alert';
import Table from '@cloudscape-design/components/table';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import { useResourceDrift } from '#lib/queries/drift.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { AdoptButton } from './adopt-button.tsx';

interface ResourceDriftProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

/** Where a resource is not as its template has it; nothing where it is, or nobody looked. */
export function ResourceDrift({ environmentName, resource: { id, drift } }: ResourceDriftProps) {
  const { data, error, isPending } = useResourceDrift(environmentName, id, drift);
  if (!drift || drift.state === 'in-sync') return null;
  if (drift.state === 'deleted') {
    return (
      <Alert type="warning" header="It is in its template but gone">
        Compared <RelativeTime at={drift.checkedAt} />.
      </Alert>
    );
  }
  return (
    <Alert type="warning" header="It is not as its template says">
      Compared <RelativeTime at={drift.checkedAt} />. {error?.message}
      {!error && (
        <Table
          variant="borderless"
          contentDensity="compact"
          wrapLines
          loading={isPending}
          loadingText="Asking AWS"
          ariaLabels={{ tableLabel: 'Differences from the template' }}
          items={data?.differences ?? []}
          trackBy="path"
          columnDefinitions={[
            { id: 'path', header: 'Property', cell: ({ path }) => path, isRowHeader: true },
            { id: 'expected', header: 'Template', cell: ({ expected }) => expected ?? '–' },
            { id: 'actual', header: 'Actual', cell: ({ actual }) => actual ?? '–' },
            {
              id: 'adopt',
              header: 'Parameter',
              cell: ({ path, parameter }) =>
                parameter === null ? (
                  'None'
                ) : (
                  <AdoptButton
                    environmentName={environmentName}
                    resource={id}
                    path={path}
                    parameter={parameter}
                  />
                ),
            },
          ]}
        />
      )}
    </Alert>
  );
}
