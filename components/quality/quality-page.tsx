'use client';

import Alert from '@cloudscape-design/components/alert';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ResourceStatusIndicator } from '#components/architecture/resource-status.tsx';
import { ActionButtons } from '#components/operations/action-buttons.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { useGraph } from '#lib/queries/architecture.ts';
import { targetTableOf } from '#lib/resources/glue/data-quality-state.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { type QualityAddress, readQualityAddress, writeQualityAddress } from './quality-address.ts';
import { QualityResults } from './quality-results.tsx';

const form = { read: readQualityAddress, write: writeQualityAddress };

/** How a table does by the rules of a ruleset: its scores over time, and the rules that fail. */
export function QualityPage({ environmentName }: { environmentName: string }) {
  const query = useGraph(environmentName);
  const { address, change } = useQueryAddress<QualityAddress>(form);
  const base = `/environments/${environmentName}`;
  const rulesets = query.data?.nodes.filter(({ type }) => type === 'AWS::Glue::DataQualityRuleset');
  const node = address.resourceId
    ? rulesets?.find(({ id }) => id === address.resourceId)
    : rulesets?.[0];
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[
        { text: 'Operations', href: `${base}/operations` },
        { text: node?.name ?? 'Data quality', href: `${base}/quality` },
      ]}
    >
      <QueryState query={query} what="resources">
        {() =>
          node ? (
            <SpaceBetween size="l">
              <RulesetHeader node={node} />
              <QualityResults
                environmentName={environmentName}
                node={node}
                resultId={address.resultId}
                onSelect={(resultId) => change({ resourceId: node.id, resultId })}
              />
            </SpaceBetween>
          ) : (
            <Alert type="info">
              {address.resourceId
                ? `${address.resourceId} is not among the data quality rulesets of ${environmentName}.`
                : `${environmentName} has no data quality ruleset yet. Deploy the layer ETL pipeline.`}
            </Alert>
          )
        }
      </QueryState>
    </ShellPage>
  );
}

function RulesetHeader({ node }: { readonly node: ResourceNode }) {
  const table = targetTableOf(node.properties);
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={
          <SpaceBetween direction="horizontal" size="s">
            <span>
              Data quality ruleset{table && ` of the table ${table.database}.${table.table}`}
            </span>
            <ResourceStatusIndicator status={node.status} statusText={node.statusText} />
          </SpaceBetween>
        }
        actions={<ActionButtons node={node} />}
      >
        {node.name}
      </Header>
      {node.status === 'failed' && node.statusReason && (
        <Alert type="error" header="The last evaluation failed">
          {node.statusReason}
        </Alert>
      )}
    </SpaceBetween>
  );
}
