'use client';

import { PermittedButton } from '#components/identity/permitted-button.tsx';
import { useNotifications } from '#components/shell/notifications.tsx';
import { useOpenPullRequest } from '#lib/queries/github.ts';

interface PullRequestButtonProps {
  readonly environmentName: string;
  readonly isConnected: boolean;
  /** The plan that is its text; left out, the newest of the environment. */
  readonly deploymentId?: string;
}

/** Pushes the environment's files as a branch, with a pull request whose text is a plan. */
export function PullRequestButton(props: PullRequestButtonProps) {
  const { environmentName, isConnected, deploymentId } = props;
  const { notify, notifyError } = useNotifications();
  const open = useOpenPullRequest(environmentName);
  return (
    <PermittedButton
      permission="plan"
      environmentName={environmentName}
      disabled={!isConnected}
      disabledReason="Save a repository and a token first"
      loading={open.isPending}
      onClick={() =>
        open.mutate(deploymentId, {
          onSuccess: ({ number }) =>
            notify({ type: 'success', content: `Pull request #${number} is open.` }),
          onError: (error) => notifyError('No pull request was opened', error),
        })
      }
    >
      Open pull request
    </PermittedButton>
  );
}
