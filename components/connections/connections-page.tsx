'use client';

import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useGitHubSettings } from '#lib/queries/github.ts';
import { useTerraformSettings } from '#lib/queries/terraform.ts';
import { GitHubForm } from './github-form.tsx';
import { TerraformForm } from './terraform-form.tsx';
import { TerraformRuns } from './terraform-runs.tsx';

/** What an environment has outside: its workspace of HCP Terraform and its repository of GitHub. */
export function ConnectionsPage({ environmentName }: { environmentName: string }) {
  const terraform = useTerraformSettings(environmentName);
  const gitHub = useGitHubSettings(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      breadcrumbs={[{ text: 'Terraform and GitHub', href: `${base}/connections` }]}
    >
      <SpaceBetween size="l">
        <Header
          variant="h1"
          description="The same environment by Terraform, and its templates under version control."
        >
          Terraform and GitHub
        </Header>
        <QueryState query={terraform} what="Terraform workspace">
          {(settings) => (
            <SpaceBetween size="l">
              <TerraformForm environmentName={environmentName} settings={settings} />
              {settings.isConnected && <TerraformRuns environmentName={environmentName} />}
            </SpaceBetween>
          )}
        </QueryState>
        <QueryState query={gitHub} what="GitHub repository">
          {(settings) => <GitHubForm environmentName={environmentName} settings={settings} />}
        </QueryState>
      </SpaceBetween>
    </ShellPage>
  );
}
