'use client';

import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useLayers, useSystem } from '#lib/queries/system.ts';
import { CreateEnvironmentWizard } from './create-environment-wizard.tsx';

export function CreateEnvironmentPage() {
  const system = useSystem();
  const layers = useLayers();
  return (
    <ShellPage
      contentType="wizard"
      breadcrumbs={[{ text: 'Create environment', href: '/environments/new' }]}
    >
      <QueryState query={layers} what="layers">
        {(description) => (
          <QueryState query={system} what="cloud">
            {(information) => (
              <CreateEnvironmentWizard system={information} description={description} />
            )}
          </QueryState>
        )}
      </QueryState>
    </ShellPage>
  );
}
