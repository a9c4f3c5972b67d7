'use client';

import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useEnvironment } from '#lib/queries/environments.ts';
import { useLayers } from '#lib/queries/system.ts';
import { EnvironmentSettings } from './environment-settings.tsx';

/** The parameters and tags of an environment, and its end. */
export function SettingsPage({ environmentName }: { environmentName: string }) {
  const environment = useEnvironment(environmentName);
  const layers = useLayers();
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      contentType="form"
      breadcrumbs={[
        { text: environmentName, href: base },
        { text: 'Settings', href: `${base}/settings` },
      ]}
    >
      <QueryState query={environment} what="environment">
        {(detail) => (
          <QueryState query={layers} what="layers">
            {(description) => (
              <EnvironmentSettings environment={detail} layers={description.layers} />
            )}
          </QueryState>
        )}
      </QueryState>
    </ShellPage>
  );
}
