'use client';

import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { costLayerTitle } from '#components/cost/cost-words.ts';
import { EstimateNote } from '#components/cost/estimate-note.tsx';
import { NoRows } from '#components/ui/no-rows.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import type { DeploymentCost } from '#lib/api/cost-documents.ts';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { changeText, costText } from '#lib/prices/cost-text.ts';
import { useDeploymentCost } from '#lib/queries/cost.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a deployment changes of the monthly costs, by layer and by resource, with its assumptions. */
export function PlanCost({ deployment }: { readonly deployment: Deployment }) {
  const query = useDeploymentCost(deployment.id);
  const { data: environment } = useEnvironment(deployment.environment);
  return (
    <QueryState query={query} what="cost">
      {(cost) => (
        <Container
          header={
            <Header
              variant="h2"
              description={`${deployment.environment} by estimate: ${costText(cost.before)} a month before, ${costText(cost.after)} after`}
            >
              Cost a month: {changeText(cost)}
            </Header>
          }
        >
          <SpaceBetween size="s">
            <LayerChanges layers={cost.layers} />
            {cost.resources.length > 0 && (
              <ExpandableSection headerText={`By resource (${cost.resources.length})`}>
                <ResourceChanges resources={cost.resources} />
              </ExpandableSection>
            )}
            <EstimateNote
              prices={cost.prices}
              used={cost.usedAssumptions}
              assumptions={cost.assumptions}
              region={environment?.region ?? cost.prices.region}
            />
          </SpaceBetween>
        </Container>
      )}
    </QueryState>
  );
}

function LayerChanges({ layers }: Pick<DeploymentCost, 'layers'>) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={layers}
      ariaLabels={{ tableLabel: 'Cost by layer' }}
      empty={<NoRows>No layer of it costs anything.</NoRows>}
      columnDefinitions={[
        {
          id: 'layer',
          header: 'Layer',
          isRowHeader: true,
          cell: ({ layer }) => costLayerTitle(layer),
        },
        { id: 'before', header: 'Before', cell: ({ before }) => costText(before) },
        { id: 'after', header: 'After', cell: ({ after }) => costText(after) },
        { id: 'usd', header: 'Change', cell: (layer) => changeText(layer) },
      ]}
    />
  );
}

function ResourceChanges({ resources }: Pick<DeploymentCost, 'resources'>) {
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={resources}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Cost by resource' }}
      columnDefinitions={[
        { id: 'name', header: 'Resource', isRowHeader: true, cell: ({ name }) => name },
        { id: 'type', header: 'Type', cell: ({ type }) => resourceModule(type).title },
        {
          id: 'before',
          header: 'Before',
          cell: ({ before }) => (before ? costText(before) : 'does not exist'),
        },
        {
          id: 'after',
          header: 'After',
          cell: ({ after }) => (after ? costText(after) : 'is gone'),
        },
        { id: 'usd', header: 'Change', cell: (resource) => changeText(resource) },
      ]}
    />
  );
}
