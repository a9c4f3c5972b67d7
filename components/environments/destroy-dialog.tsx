'use client';

import Alert from '@cloudscape-design/components/alert';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormDialog } from '#components/ui/form-dialog.tsx';
import { TypedName } from '#components/ui/typed-name.tsx';
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
  const close = () => {
    setTyped('');
    setEmptied([]);
    destroy.reset();
    onDismiss();
  };
  const submit = () =>
    destroy.mutate(
      { confirm: typed, emptyBuckets: [...emptied] },
      {
        onSuccess: ({ id }) => {
          close();
          router.push(`/environments/${environment.name}/deployments/${id}`);
        },
      },
    );
  if (!visible) return null;
  return (
    <FormDialog
      header={`Destroy ${environment.name}`}
      action="Destroy"
      busy={destroy.isPending}
      disabled={typed !== environment.name}
      error={destroy.error ?? preview.error}
      onSubmit={submit}
      onDismiss={close}
    >
      <Alert type="warning">
        These stacks and the resources in them are deleted, in this order:{' '}
        {preview.isFetching ? 'reading them' : found?.stacks.join(', ') || 'not known'}. This cannot
        be undone.
      </Alert>
      <DoomedBuckets buckets={found?.buckets ?? []} emptied={emptied} onChange={setEmptied} />
      <TypedName name={environment.name} value={typed} onChange={setTyped} />
    </FormDialog>
  );
}
