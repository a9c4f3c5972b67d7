'use client';

import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useRouter } from 'next/navigation';
import { ParameterSummary } from '#components/parameters/parameter-summary.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useLayers } from '#lib/queries/system.ts';

/** The layer's parameters as the next plan will use them. */
export function LayerParameters({
  environment,
  layerId,
}: {
  environment: EnvironmentDetail;
  layerId: string;
}) {
  const router = useRouter();
  const query = useLayers();
  const href = `/environments/${environment.name}/settings?layer=${layerId}`;
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            <Button
              href={href}
              onFollow={(event) => {
                event.preventDefault();
                router.push(href);
              }}
            >
              Edit
            </Button>
          }
        >
          Parameters
        </Header>
      }
    >
      <QueryState query={query} what="layers">
        {({ layers }) => (
          <ParameterSummary
            schema={layers.find(({ id }) => id === layerId)?.parameters ?? {}}
            values={environment.parameters[layerId] ?? {}}
          />
        )}
      </QueryState>
    </Container>
  );
}
