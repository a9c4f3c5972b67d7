'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useRemoveEnvironment } from '#lib/queries/environments.ts';

/** Forgets an environment once none of its stacks is left. */
export function RemoveEnvironment({ environment }: { environment: EnvironmentDetail }) {
  const router = useRouter();
  const { notifyError } = useNotifications();
  const remove = useRemoveEnvironment(environment.name);
  const [asking, setAsking] = useState(false);
  const deployed = environment.layers.some(({ stackStatus }) => stackStatus !== null);
  const confirm = () =>
    remove.mutate(undefined, {
      onSuccess: () => router.push('/'),
      onError: (error) => {
        setAsking(false);
        notifyError('The environment was not removed', error);
      },
    });
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Its settings and history in Strata. Stacks are deleted by destroying it first."
          actions={
            <PermittedButton
              permission="configure"
              environmentName={environment.name}
              disabled={deployed}
              disabledReason="Destroy the environment first: stacks of it still exist"
              onClick={() => setAsking(true)}
            >
              Remove
            </PermittedButton>
          }
        >
          Remove the environment
        </Header>
      }
    >
      <Modal
        visible={asking}
        onDismiss={() => setAsking(false)}
        header={`Remove ${environment.name}?`}
        footer={
          <Box float="right">
            <SpaceBetween direction="horizontal" size="xs">
              <Button variant="link" onClick={() => setAsking(false)}>
                Cancel
              </Button>
              <Button variant="primary" loading={remove.isPending} onClick={confirm}>
                Remove
              </Button>
            </SpaceBetween>
          </Box>
        }
      >
        Its settings, deployments and activity are deleted from Strata.
      </Modal>
    </Container>
  );
}
