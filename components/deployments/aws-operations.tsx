import ExpandableSection from '@cloudscape-design/components/expandable-section';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Copyable } from '#components/ui/copyable.tsx';
import type { Deployment, LayerRun } from '#lib/api/deployment-documents.ts';

/** What AWS calls the stacks, change sets and operations of a deployment, to be looked up there. */
export function AwsOperations({ deployment }: { deployment: Deployment }) {
  const known = deployment.layers.filter(({ stackId, changeSetId }) => stackId ?? changeSetId);
  if (known.length === 0) return null;
  return (
    <ExpandableSection
      variant="container"
      headerText="AWS operations"
      headerCounter={`(${known.length})`}
      headerDescription="Ids by which the CloudFormation console, its events and CloudTrail know them"
      headingTagOverride="h2"
    >
      <SpaceBetween size="l">
        {known.map((run) => (
          <Ids key={run.layer} run={run} />
        ))}
      </SpaceBetween>
    </ExpandableSection>
  );
}

function Ids({ run: { title, stackId, changeSetId, requestToken } }: { run: LayerRun }) {
  const ids = [
    ['Stack', 'stack id', stackId],
    ['Change set', 'change set id', changeSetId],
    ['Client request token', 'client request token', requestToken],
  ] as const;
  return (
    <KeyValuePairs
      columns={3}
      items={ids.flatMap(([label, what, text]) =>
        text === null
          ? []
          : [
              {
                label: `${label} of ${title}`,
                value: <Copyable text={text} what={`${what} of ${title}`} />,
              },
            ],
      )}
    />
  );
}
