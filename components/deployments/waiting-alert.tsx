import Alert from '@cloudscape-design/components/alert';
import type { Deployment } from '#lib/api/deployment-documents.ts';

/** Says why a deployment does not go on at the moment. */
export function WaitingAlert({ deployment }: { deployment: Deployment }) {
  if (deployment.waitingReason === null) return null;
  return (
    <Alert type="warning" header="The deployment waits for AWS">
      {deployment.waitingReason} It is tried again and goes on by itself once that is mended.
    </Alert>
  );
}
