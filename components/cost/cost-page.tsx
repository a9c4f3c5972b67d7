'use client';

import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { AwakeNotice } from '#components/operations/awake-notice.tsx';
import { ParkedNotice } from '#components/operations/parked-notice.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { costText } from '#lib/prices/cost-text.ts';
import { useCost } from '#lib/queries/cost.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { ActualCost } from './actual-cost.tsx';
import { AssumptionsForm } from './assumptions-form.tsx';
import { CostTable } from './cost-table.tsx';
import { EstimateNote } from './estimate-note.tsx';
import { LayerChart } from './layer-chart.tsx';
import { ReadPricesButton } from './read-prices-button.tsx';
import { SavingList } from './saving-list.tsx';

/** What an environment costs by estimate and by the bill, what could cost less, and what the estimate is made with. */
export function CostPage({ environmentName }: { environmentName: string }) {
  const environment = useEnvironment(environmentName);
  const cost = useCost(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Cost', href: `${base}/cost` }]}
    >
      <QueryState query={environment} what="environment">
        {(detail) => (
          <QueryState query={cost} what="cost">
            {(document) => <CostContent environment={detail} cost={document} />}
          </QueryState>
        )}
      </QueryState>
    </ShellPage>
  );
}

interface CostContentProps {
  readonly environment: EnvironmentDetail;
  readonly cost: EnvironmentCost;
}

function CostContent({ environment, cost }: CostContentProps) {
  const { estimate, prices, assumptions, savings, at } = cost;
  const { name, region } = environment;
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        description={
          <>
            By estimate of what was discovered <RelativeTime at={at} />.{' '}
            <PageLink href={`/environments/${name}/architecture?view=cost`}>As a picture</PageLink>
          </>
        }
      >
        Cost
      </Header>
      <ParkedNotice environmentName={name} />
      <AwakeNotice environmentName={name} />
      <Container
        header={
          <Header
            variant="h2"
            description="As it stands now, in a month of 730 hours"
            actions={<ReadPricesButton environmentName={name} />}
          >
            Estimate: {costText(estimate)} a month
          </Header>
        }
      >
        <SpaceBetween size="m">
          {estimate.unknown > 0 && (
            <Box>
              {estimate.unknown} {estimate.unknown === 1 ? 'part has' : 'parts have'} no price here
              and {estimate.unknown === 1 ? 'is' : 'are'} not in the sum.
            </Box>
          )}
          <LayerChart layers={estimate.layers} />
          <EstimateNote
            prices={prices}
            used={estimate.assumptions}
            assumptions={assumptions}
            region={region}
          />
        </SpaceBetween>
      </Container>
      <ActualCost environmentName={name} estimate={estimate} />
      <SavingList environment={environment} savings={savings} />
      <CostTable environmentName={name} estimate={estimate} />
      <AssumptionsForm environmentName={name} cost={cost} />
    </SpaceBetween>
  );
}
