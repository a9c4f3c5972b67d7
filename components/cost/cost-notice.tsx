'use client';

import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { PageLink } from '#components/ui/page-link.tsx';
import { sumOf } from '#lib/cost/estimate.ts';
import { dearest, type NodeCost } from '#lib/cost/node-costs.ts';
import { costText } from '#lib/prices/cost-text.ts';

interface CostNoticeProps {
  readonly environmentName: string;
  readonly costs: ReadonlyMap<string, NodeCost>;
  onOpen(resourceId: string): void;
}

/** What everything costs together, and the dearest by their names. */
export function CostNotice({ environmentName, costs, onOpen }: CostNoticeProps) {
  const named = dearest(costs);
  return (
    <Alert type="info" header={`By estimate ${costText(sumOf([...costs.values()]))} a month`}>
      {named.length > 0 && 'The dearest: '}
      {named.map((cost, index) => (
        <span key={cost.id}>
          {index > 0 && ', '}
          <Link
            href={`#${encodeURIComponent(cost.id)}`}
            onFollow={(event) => {
              event.preventDefault();
              onOpen(cost.id);
            }}
          >
            {cost.name}
          </Link>{' '}
          ({costText(cost)})
        </span>
      ))}
      {named.length > 0 && '. '}
      <PageLink href={`/environments/${environmentName}/cost`}>What it is made of</PageLink>
    </Alert>
  );
}
