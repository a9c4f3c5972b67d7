'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { QueryState } from '#components/ui/query-state.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import type { EnvironmentCost } from '#lib/api/cost-documents.ts';
import { monthCost } from '#lib/cost/month-cost.ts';
import { hoursAMonth } from '#lib/prices/price-table.ts';
import { useActualCost } from '#lib/queries/cost.ts';
import { ActualActions } from './actual-actions.tsx';
import { ActualFigures } from './actual-figures.tsx';
import { ActualLayers } from './actual-layers.tsx';
import { CostTagHint } from './cost-tag-hint.tsx';
import { DayChart } from './day-chart.tsx';

interface ActualCostProps {
  readonly environmentName: string;
  readonly estimate: EnvironmentCost['estimate'];
}

/** What the environment has cost by the bill, beside the estimate; off until somebody switches it on. */
export function ActualCost({ environmentName, estimate }: ActualCostProps) {
  const query = useActualCost(environmentName);
  return (
    <QueryState query={query} what="actual cost">
      {(actual) => (
        <Container
          header={
            <Header
              variant="h2"
              description={<Described actual={actual} />}
              actions={<ActualActions environmentName={environmentName} actual={actual} />}
            >
              Actual cost
            </Header>
          }
        >
          <SpaceBetween size="m">
            {actual.problem !== null && (
              <Alert type="warning" header="The last attempt to read told nothing">
                {actual.problem}
              </Alert>
            )}
            <Told actual={actual} estimate={estimate} />
            <Box variant="small" color="text-body-secondary">
              {priceText(actual.requests)}
            </Box>
          </SpaceBetween>
        </Container>
      )}
    </QueryState>
  );
}

function Described({ actual }: { readonly actual: ActualCostDocument }) {
  const { enabled, changedBy, readAt } = actual;
  if (!enabled) return changedBy === null ? 'Off' : `Switched off by ${changedBy}`;
  return (
    <>
      Switched on by {changedBy}
      {readAt !== null && (
        <>
          ; Cost Explorer told this <RelativeTime at={readAt} />
        </>
      )}
    </>
  );
}

interface ToldProps {
  readonly actual: ActualCostDocument;
  readonly estimate: ActualCostProps['estimate'];
}

function Told({ actual, estimate }: ToldProps) {
  const { enabled, reading } = actual;
  if (!reading) {
    return (
      <Box color="text-body-secondary">
        {enabled
          ? 'Nothing was read yet. It is within ten minutes, or now if you ask.'
          : 'Cost Explorer tells what AWS has charged by the day, a day late.'}
      </Box>
    );
  }
  const month = monthCost(reading, estimate.layers);
  return (
    <SpaceBetween size="m">
      <CostTagHint tag={reading.tag} layerTag={reading.layerTag} />
      <ActualFigures actual={actual} month={month} />
      <DayChart days={reading.days} usdADay={(estimate.usd * 24) / hoursAMonth} />
      <ActualLayers month={month} />
    </SpaceBetween>
  );
}

function priceText({ today, mostADay, usdEach }: ActualCostDocument['requests']): string {
  return `AWS charges $${usdEach} for each request to Cost Explorer. A reading takes two to four, and there is one a day beside those that you ask for. Today ${today} of at most ${mostADay} were sent.`;
}
