'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { EnvironmentDetail } from '#lib/api/environments.ts';
import { useDestroyEnvironment, useDestructionPreview } from '#lib/queries/deployments.ts';

import { DoomedBuckets } from './doomed-buckets.tsx';

interface DestroyDialogProps {
  readonly environment: EnvironmentDetail;
  readonly visible: boolean;
  readonly onDismiss: () => void;
}

/** Asks for the environment's name before every stack of it is deleted. */
export function DestroyDialog({ environment, visible, onDismiss }: DestroyDialogProps) {
  const router = useRouter();
  const destroy = useDestroyEnvironment(environment.name);
  const [typed, setTyped] = useState('');
  const [emptied, setEmptied] = useState<readonly string[]>([]);
  const preview = useDestructionPreview(environment.name, visible);
  // What an earlier look found may be old, and what is agreed to here cannot be undone.
  const found = preview.isFetching ? undefined : preview.data;
  const problem = destroy.error ?? preview.error;
  const close = () => {
    setTyped('');
    setEmptied([]);
    destroy.reset();
    onDismiss();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed !== environment.name) return;
    destroy.mutate(
      { confirm: typed, emptyBuckets: [...emptied] },
      {
        onSuccess: ({ id }) => {
          close();
          router.push(`/environments/${environment.name}/deployments/${id}`);
        },
      },
    );
  };
  return (
    <Modal
      visible={visible}
      onDismiss={close}
      header={`Destroy ${environment.name}`}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
            <Button
              variant="primary"
              form="destroy-environment"
              formAction="submit"
              loading={destroy.isPending}
              disabled={typed !== environment.name}
            >
              Destroy
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <form id="destroy-environment" onSubmit={submit}>
        <Form {...(problem ? { errorText: problem.message } : {})}>
          <SpaceBetween size="m">
            <Alert type="warning">
              These stacks and the resources in them are deleted, in this order:{' '}
              {preview.isFetching ? 'reading them' : found?.stacks.join(', ') || 'not known'}. This
              cannot be undone.
            </Alert>
            <DoomedBuckets buckets={found?.buckets ?? []} emptied={emptied} onChange={setEmptied} />
            <FormField label={`Type ${environment.name} to confirm`}>
              <Input
                value={typed}
                onChange={({ detail }) => setTyped(detail.value)}
                autoComplete={false}
                spellcheck={false}
              />
            </FormField>
          </SpaceBetween>
        </Form>
      </form>
    </Modal>
  );
}
