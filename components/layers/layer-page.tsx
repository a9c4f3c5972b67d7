'use client';

import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { LayerStateIndicator } from '#components/environments/environment-status.tsx';
import { LayerActions } from '#components/environments/layer-actions.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import type { EnvironmentDetail, LayerSummary } from '#lib/api/environments.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { LayerOutputs } from './layer-outputs.tsx';
import { LayerParameters } from './layer-parameters.tsx';
import { LayerRecovery } from './layer-recovery.tsx';
import { LayerResources } from './layer-resources.tsx';
import { LayerTemplate } from './layer-template.tsx';

interface LayerPageProps {
  readonly environmentName: string;
  readonly layerId: string;
}

/** One layer of an environment: what it holds, gives, and is made of. */
export function LayerPage({ environmentName, layerId }: LayerPageProps) {
  const query = useEnvironment(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: layerId, href: `${base}/layers/${layerId}` }]}
    >
      <QueryState query={query} what="environment">
        {(environment) => {
          const layer = environment.layers.find(({ id }) => id === layerId);
          return layer ? (
            <LayerContent environment={environment} layer={layer} />
          ) : (
            <Alert type="error">There is no layer named {layerId}.</Alert>
          );
        }}
      </QueryState>
    </ShellPage>
  );
}

interface LayerContentProps {
  readonly environment: EnvironmentDetail;
  readonly layer: LayerSummary;
}

function LayerContent({ environment, layer }: LayerContentProps) {
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={layer.purpose}
        info={<LayerStateIndicator state={layer.state} />}
        actions={
          <LayerActions
            environmentName={environment.name}
            layerIds={[layer.id]}
            label="Plan or deploy"
          />
        }
      >
        {layer.title}
      </Header>
      {layer.state === 'failed' && (
        <LayerRecovery environmentName={environment.name} layer={layer} />
      )}
      <Tabs
        ariaLabel={`Parts of ${layer.title}`}
        tabs={[
          {
            id: 'resources',
            label: 'Resources',
            content: <LayerResources environmentName={environment.name} layerId={layer.id} />,
          },
          { id: 'outputs', label: 'Outputs', content: <LayerOutputs layer={layer} /> },
          {
            id: 'parameters',
            label: 'Parameters',
            content: <LayerParameters environment={environment} layerId={layer.id} />,
          },
          {
            id: 'template',
            label: 'Template',
            content: <LayerTemplate environmentName={environment.name} layer={layer} />,
          },
        ]}
      />
    </SpaceBetween>
  );
}
