'use client';

import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { EnvironmentSummary } from '#lib/api/environments.ts';
import { EnvironmentState } from './environment-status.tsx';

/** Which environments exist, whether they are well, and what moves. */
export function EnvironmentCards({
  environments,
}: {
  environments: readonly EnvironmentSummary[];
}) {
  const router = useRouter();
  const follow = (event: CustomEvent<{ href?: string }>) => {
    event.preventDefault();
    if (event.detail.href) router.push(event.detail.href);
  };
  return (
    <Cards
      variant="full-page"
      trackBy="name"
      items={environments}
      ariaLabels={{
        itemSelectionLabel: (_, { name }) => name,
        selectionGroupLabel: 'Environments',
      }}
      header={
        <Header
          variant="h1"
          counter={`(${environments.length})`}
          description="Each is a data platform of its own, deployed layer by layer with CloudFormation."
          actions={
            <PermittedButton
              permission="create"
              variant="primary"
              href="/environments/new"
              onFollow={follow}
            >
              Create environment
            </PermittedButton>
          }
        >
          Environments
        </Header>
      }
      cardDefinition={{
        header: ({ name }) => (
          <Link fontSize="heading-m" href={`/environments/${name}`} onFollow={follow}>
            {name}
          </Link>
        ),
        sections: [
          {
            id: 'state',
            header: 'State',
            content: ({ state }) => <EnvironmentState state={state} />,
            width: 50,
          },
          { id: 'region', header: 'Region', content: ({ region }) => region, width: 50 },
          { id: 'layers', header: 'Layers deployed', content: deployedLayers, width: 50 },
          {
            id: 'resources',
            header: 'Resources',
            content: ({ resourceCount }) => resourceCount,
            width: 50,
          },
          {
            id: 'drift',
            header: 'Drift',
            content: (environment) => <DriftCount environment={environment} />,
            width: 50,
          },
          {
            id: 'deployed',
            header: 'Last deployed',
            content: ({ lastDeployedAt }) =>
              lastDeployedAt ? <RelativeTime at={lastDeployedAt} /> : 'Never',
            width: 50,
          },
          {
            id: 'account',
            header: 'Account',
            content: ({ accountId }) => accountId,
            width: 50,
          },
        ],
      }}
    />
  );
}

function DriftCount({ environment }: { environment: EnvironmentSummary }) {
  const { name, driftedCount, layers } = environment;
  if (layers.every(({ driftCheckedAt }) => driftCheckedAt === null)) return 'Not looked for';
  if (driftedCount === 0) return 'None';
  return (
    <PageLink href={`/environments/${name}/architecture?view=everything&overlay=drift`}>
      {driftedCount} drifted
    </PageLink>
  );
}

function deployedLayers({ layers }: EnvironmentSummary): string {
  const deployed = layers.filter(({ state }) => state === 'deployed').length;
  return `${deployed} of ${layers.length}`;
}
