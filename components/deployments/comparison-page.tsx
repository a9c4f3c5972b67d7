'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useComparison } from '#lib/queries/deployments.ts';
import {
  type ComparisonAddress,
  readComparisonAddress,
  writeComparisonAddress,
} from './comparison-address.ts';
import { ComparisonSummary } from './comparison-summary.tsx';
import { LayerComparison } from './layer-comparison.tsx';

const form = { read: readComparisonAddress, write: writeComparisonAddress };

/** Two deployments of an environment side by side, layer by layer. */
export function ComparisonPage({ environmentName }: { environmentName: string }) {
  const { address, change } = useQueryAddress<ComparisonAddress>(form);
  const { from, to } = address;
  const query = useComparison(from, to);
  const base = `/environments/${environmentName}`;
  const list = `${base}/deployments`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Deployments', href: list },
        { text: 'Comparison', href: `${list}/compare?${new URLSearchParams({ from, to })}` },
      ]}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          actions={
            <Button iconName="refresh" onClick={() => change({ from: to, to: from })}>
              Swap
            </Button>
          }
        >
          Deployments compared
        </Header>
        {from === '' || to === '' ? (
          <Alert type="info">
            Choose what to compare with on the page of a deployment, or two deployments of the list.
          </Alert>
        ) : (
          <QueryState query={query} what="comparison">
            {(comparison) => (
              <SpaceBetween size="l">
                <ComparisonSummary comparison={comparison} />
                {comparison.layers.map((layer) => (
                  <LayerComparison key={layer.layer} layer={layer} comparison={comparison} />
                ))}
              </SpaceBetween>
            )}
          </QueryState>
        )}
      </SpaceBetween>
    </ShellPage>
  );
}
