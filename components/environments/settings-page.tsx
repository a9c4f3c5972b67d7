'use client';

import { ChannelsSection } from '#components/channels/channels-section.tsx';
import { LifetimeSection } from '#components/lifetime/lifetime-section.tsx';
import { ParkingScheduleForm } from '#components/operations/parking-schedule-form.tsx';
import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useDeploymentRules } from '#lib/queries/deployment-rules.ts';
import { useEnvironment } from '#lib/queries/environments.ts';
import { useLifetime } from '#lib/queries/lifetime.ts';
import { useChannels } from '#lib/queries/notifications.ts';
import { useParking } from '#lib/queries/parking.ts';
import { useLayers } from '#lib/queries/system.ts';
import { DeploymentRulesForm } from './deployment-rules-form.tsx';
import { EnvironmentSettings } from './environment-settings.tsx';

/** The parameters and tags of an environment, its deployment rules, when it rests, and its end. */
export function SettingsPage({ environmentName }: { environmentName: string }) {
  const environment = useEnvironment(environmentName);
  const layers = useLayers();
  const rules = useDeploymentRules(environmentName);
  const parking = useParking(environmentName);
  const lifetime = useLifetime(environmentName);
  const channels = useChannels(environmentName);
  const base = `/environments/${environmentName}`;
  return (
    <ShellPage
      environmentName={environmentName}
      contentType="form"
      breadcrumbs={[{ text: 'Settings', href: `${base}/settings` }]}
    >
      <QueryState query={environment} what="environment">
        {(detail) => (
          <QueryState query={layers} what="layers">
            {(description) => (
              <EnvironmentSettings environment={detail} layers={description.layers}>
                <QueryState query={rules} what="deployment rules">
                  {(current) => (
                    <DeploymentRulesForm environmentName={environmentName} rules={current} />
                  )}
                </QueryState>
                <QueryState query={parking} what="schedule">
                  {({ schedule }) => (
                    <ParkingScheduleForm environmentName={environmentName} schedule={schedule} />
                  )}
                </QueryState>
                <QueryState query={channels} what="notifications">
                  {(known) => <ChannelsSection environmentName={environmentName} {...known} />}
                </QueryState>
                <QueryState query={lifetime} what="time to live">
                  {(state) => <LifetimeSection environmentName={environmentName} state={state} />}
                </QueryState>
              </EnvironmentSettings>
            )}
          </QueryState>
        )}
      </QueryState>
    </ShellPage>
  );
}
