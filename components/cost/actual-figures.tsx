import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import type { ReactNode } from 'react';
import { Status } from '#components/ui/status.tsx';
import type { ActualCostDocument } from '#lib/api/actual-cost-documents.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import { paidUsd } from '#lib/prices/paid-usd.ts';

interface ActualFiguresProps {
  readonly actual: ActualCostDocument;
  readonly month: NonNullable<ActualCostDocument['month']>;
}

/** The month to date, what it comes to, and what it may come to. */
export function ActualFigures({ actual: { reading, budget }, month }: ActualFiguresProps) {
  const { usd, estimateUsd, expectedUsd, estimateMonthUsd, from, until } = month;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        {
          label: 'Month to date',
          value: (
            <Figure
              note={from < until ? `From ${from}, before ${until}` : 'Nothing was told of it yet'}
            >
              {paidUsd(usd)}
            </Figure>
          ),
        },
        { label: 'The same days by estimate', value: aboutUsd(estimateUsd) },
        {
          label: 'Expected this month',
          value: (
            <Figure note={`By estimate ${aboutUsd(estimateMonthUsd)}`}>
              {expectedUsd === null ? forecastText(reading) : aboutUsd(expectedUsd)}
            </Figure>
          ),
        },
        {
          label: 'Budget of the month',
          value: budget ? (
            <Status type={budgetState(budget.usd, month)}>{paidUsd(budget.usd)}</Status>
          ) : (
            'none found'
          ),
        },
      ]}
    />
  );
}

interface FigureProps {
  readonly note: string;
  readonly children: ReactNode;
}

function Figure({ note, children }: FigureProps) {
  return (
    <>
      {children}
      <Box variant="small" display="block" color="text-body-secondary">
        {note}
      </Box>
    </>
  );
}

function forecastText(reading: ActualCostDocument['reading']): string {
  return reading?.forecast ? 'AWS has not enough data for a forecast' : 'nothing to go by';
}

function budgetState(
  limit: number,
  { usd, expectedUsd }: ActualFiguresProps['month'],
): 'success' | 'warning' | 'error' {
  if (usd > limit) return 'error';
  return (expectedUsd ?? 0) > limit ? 'warning' : 'success';
}
