'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useConfiguration } from '#lib/queries/configuration.ts';
import { ConfigurationFiles } from './configuration-files.tsx';
import { ImportSection } from './import-section.tsx';
import { VariablesTable } from './variables-table.tsx';

/** The variables of an environment: as files to take away, as a file to bring, and as a table. */
export function ConfigurationPage({ environmentName }: { environmentName: string }) {
  const query = useConfiguration(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Configuration', href: `${base}/configuration` }]}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="Every parameter of every layer is a variable: in a file, in a shell, and here."
        >
          Configuration
        </Header>
        <ConfigurationFiles environmentName={environmentName} />
        <ImportSection environmentName={environmentName} />
        <QueryState query={query} what="configuration">
          {(configuration) => <VariablesTable configuration={configuration} />}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}
