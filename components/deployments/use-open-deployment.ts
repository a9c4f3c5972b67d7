'use client';

import { useRouter } from 'next/navigation';
import { useNotifications } from '#components/shell/notifications.tsx';
import type { Deployment } from '#lib/api/deployment-documents.ts';

/** Leads to the page of a deployment. */
export function useShowDeployment() {
  const router = useRouter();
  return ({ id, environment }: Deployment) =>
    router.push(`/environments/${environment}/deployments/${id}`);
}

/** What follows a request for a deployment: its page, or what was refused and why. */
export function useOpenDeployment() {
  const show = useShowDeployment();
  const { notifyError } = useNotifications();
  return (refused: string) => ({
    onSuccess: show,
    onError: (error: Error) => notifyError(refused, error),
  });
}
