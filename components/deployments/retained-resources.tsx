import Alert from '@cloudscape-design/components/alert';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What a destruction left behind, each with AWS's reason. */
export function RetainedResources({ deployment }: { deployment: Deployment }) {
  const retained = deployment.layers.flatMap((run) => run.retained);
  if (retained.length === 0) return null;
  return (
    <Alert type="warning" header={`${retained.length} not deleted`}>
      <ul>
        {retained.map(({ logicalId, physicalId, resourceType, reason }) => (
          <li key={`${logicalId} ${physicalId}`}>
            {resourceModule(resourceType).title} {logicalId}
            {physicalId ? ` (${physicalId})` : ''}: {reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
