'use client';

import { useRouter } from 'next/navigation';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';

/** What follows a request for a deployment: its page, or what was refused and why. */
export function useOpenDeployment() {
  const router = useRouter();
  const { notifyError } = useNotifications();
  return (refused: string) => ({
    onSuccess: ({ id, environment }: Deployment) =>
      router.push(`/environments/${environment}/deployments/${id}`),
    onError: (error: Error) => notifyError(refused, error),
  });
}
