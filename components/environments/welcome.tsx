'use client';

import Box from '@cloudscape-design/components/box';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useSystem } from '#lib/queries/system.ts';

const steps = [
  {
    title: 'Create an environment',
    text: 'Name it, choose the region and the network. Every default is a working one; nothing is deployed yet.',
  },
  {
    title: 'Plan, then deploy',
    text: 'A plan is a real CloudFormation change set: see every resource and property before anything changes.',
  },
  {
    title: 'Watch what really exists',
    text: 'The architecture diagram is drawn from the resources that AWS reports, and follows them as they change.',
  },
];

/** What Strata is, for who sees it the first time. */
export function Welcome() {
  const router = useRouter();
  const { data: system } = useSystem();
  return (
    <SpaceBetween size="l">
      <Container>
        <SpaceBetween size="m">
          <Header
            variant="h1"
            actions={
              <PermittedButton
                permission="create"
                variant="primary"
                href="/environments/new"
                onFollow={(event) => {
                  event.preventDefault();
                  router.push('/environments/new');
                }}
              >
                Create environment
              </PermittedButton>
            }
          >
            Your data platform, layer by layer
          </Header>
          <Box variant="p" fontSize="heading-m" color="text-body-secondary">
            Strata deploys layered AWS data platforms with CloudFormation, draws their architecture
            from the resources that really exist, and shows every change while it happens.
          </Box>
          {system?.cloud.kind === 'local' && (
            <Box color="text-body-secondary">
              No AWS credentials are configured, so everything happens in a simulated AWS on this
              machine. Try anything; nothing costs money.
            </Box>
          )}
        </SpaceBetween>
      </Container>
      <ColumnLayout columns={3}>
        {steps.map(({ title, text }, index) => (
          <Container
            key={title}
            fitHeight
            header={<Header variant="h2">{`${index + 1}. ${title}`}</Header>}
          >
            {text}
          </Container>
        ))}
      </ColumnLayout>
    </SpaceBetween>
  );
}
