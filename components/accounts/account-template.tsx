'use client';

import CodeView from '@cloudscape-design/code-view/code-view';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { Copyable } from '#components/ui/copyable.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import type { AwsAccount, ConnectionTemplate } from '#lib/api/accounts.ts';
import { useConnectionTemplate } from '#lib/queries/accounts.ts';
import styles from './accounts.module.css';

/** The first step: the role is made in the account, by somebody who may. */
export function AccountTemplate({ account }: { readonly account: AwsAccount }) {
  const query = useConnectionTemplate(account);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`Deploy this template as a stack in the account ${account.accountId}.`}
          {...(query.data && { actions: <TemplateActions template={query.data} /> })}
        >
          1. Make the role
        </Header>
      }
    >
      <QueryState query={query} what="template">
        {({ yaml, stackName, capability }) => (
          <SpaceBetween size="m">
            <div>
              <Box variant="awsui-key-label">With the AWS CLI</Box>
              <Copyable
                what="command"
                text={`aws cloudformation deploy --region ${account.defaultRegion} --stack-name ${stackName} --capabilities ${capability} --template-file ${fileName(stackName)}`}
              />
            </div>
            <div>
              <Box variant="awsui-key-label">External id</Box>
              <Copyable what="external id" text={account.externalId} />
            </div>
            <ExpandableSection headerText="What the template allows">
              <div className={styles.template}>
                <CodeView ariaLabel="Template of the role" content={yaml} lineNumbers />
              </div>
            </ExpandableSection>
          </SpaceBetween>
        )}
      </QueryState>
    </Container>
  );
}

function TemplateActions({ template }: { readonly template: ConnectionTemplate }) {
  const { consoleUrl, stackName, yaml } = template;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {consoleUrl && (
        <Button href={consoleUrl} target="_blank" iconName="external" iconAlign="right">
          Create stack in the console
        </Button>
      )}
      <Button
        iconName="download"
        onClick={() => saveFile(fileName(stackName), 'application/yaml', yaml)}
      >
        Download template
      </Button>
    </SpaceBetween>
  );
}

function fileName(stackName: string): string {
  return `${stackName}.yaml`;
}
