'use client';

import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { useAdoptDrift } from '#lib/queries/drift.ts';

interface AdoptButtonProps {
  readonly environmentName: string;
  readonly resource: string;
  /** Of the property. */
  readonly path: string;
  /** The parameter that it follows. */
  readonly parameter: string;
}

/** Takes what a property really is into the parameter that it follows. */
export function AdoptButton({ environmentName, resource, path, parameter }: AdoptButtonProps) {
  const adopt = useAdoptDrift(environmentName);
  const { notify, notifyError } = useNotifications();
  return (
    <PermittedButton
      permission="configure"
      environmentName={environmentName}
      variant="inline-link"
      loading={adopt.isPending}
      onClick={() =>
        adopt.mutate(
          { resource, path },
          {
            onSuccess: ({ layer, value }) =>
              notify({
                type: 'success',
                content: `${parameter} of ${layer} is ${value} now. Nothing has changed in AWS: the next plan asks for what is there.`,
              }),
            onError: (error) => notifyError('It was not taken into the parameters', error),
          },
        )
      }
    >
      Adopt into {parameter}
    </PermittedButton>
  );
}
