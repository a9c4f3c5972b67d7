'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useEnvironmentComparison } from '#lib/queries/configuration.ts';
import { EnvironmentSelect } from './environment-select.tsx';
import { LayerTable } from './layer-table.tsx';
import { PromotionTable } from './promotion-table.tsx';
import { ResourceDifferences } from './resource-differences.tsx';

const form = {
  read: (search: URLSearchParams) => ({ with: search.get('with') ?? '' }),
  write: (search: URLSearchParams, address: { readonly with: string }) => {
    const next = new URLSearchParams(search);
    next.set('with', address.with);
    return next;
  },
};

/** An environment beside another one, from which what differs is promoted to the other. */
export function EnvironmentComparisonPage({ environmentName }: { environmentName: string }) {
  const router = useRouter();
  const { address, change } = useQueryAddress(form);
  const other = address.with;
  const query = useEnvironmentComparison(environmentName, other);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Comparison', href: `${base}/compare` }]}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="What differs, names that are made of the environments’ own apart. Promoting takes parameters over as a plan of the other environment."
          actions={
            <Button
              iconName="refresh"
              disabled={other === ''}
              onClick={() => router.push(`/environments/${other}/compare?with=${environmentName}`)}
            >
              Swap
            </Button>
          }
        >
          {other === '' ? `Compare ${environmentName}` : `${environmentName} and ${other}`}
        </Header>
        <EnvironmentSelect
          except={environmentName}
          value={other}
          onChange={(name) => change({ with: name })}
        />
        {other === '' ? (
          <Alert type="info">Choose the environment to compare {environmentName} with.</Alert>
        ) : (
          <QueryState query={query} what="comparison">
            {(comparison) => (
              <SpaceBetween size="l">
                <PromotionTable key={other} comparison={comparison} />
                <LayerTable comparison={comparison} />
                <ResourceDifferences comparison={comparison} />
              </SpaceBetween>
            )}
          </QueryState>
        )}
      </SpaceBetween>
    </ShellPage>
  );
}
