'use client';

import AppLayout, { type AppLayoutProps } from '@cloudscape-design/components/app-layout';
import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import SideNavigation, {
  type SideNavigationProps,
} from '@cloudscape-design/components/side-navigation';
import { usePathname, useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { preloadMermaid } from '#components/architecture/load-mermaid.ts';
import { LifetimeNotice } from '#components/lifetime/lifetime-notice.tsx';
import { ActionsProvider } from '#components/operations/actions-provider.tsx';
import { PaletteProvider } from '#components/palette/palette-provider.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import { useLiveStream } from '#lib/queries/use-live-stream.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { NotificationBar } from './notifications.tsx';
import { TopBar } from './top-bar.tsx';

export interface Breadcrumb {
  readonly text: string;
  readonly href: string;
}

interface ShellPageProps {
  readonly environmentName?: string;
  /** Below the environment, where the page has one. */
  readonly breadcrumbs?: readonly Breadcrumb[];
  readonly contentType?: AppLayoutProps['contentType'];
  readonly children: ReactNode;
  readonly splitPanel?: ReactNode;
  readonly splitPanelOpen?: boolean;
  readonly onSplitPanelToggle?: (open: boolean) => void;
}

/** The frame of every page: bar, navigation, breadcrumbs, notifications, and the live stream. */
export function ShellPage(props: ShellPageProps) {
  const { environmentName, breadcrumbs = [], contentType = 'default', splitPanel } = props;
  const router = useRouter();
  const pathname = usePathname();
  const connection = useLiveStream(environmentName);
  useEffect(() => {
    if (environmentName) preloadMermaid();
  }, [environmentName]);
  const narrow = useNarrow();
  const [navigationToggled, setNavigationToggled] = useState<boolean>();
  const [panelPosition, setPanelPosition] = useState<'side' | 'bottom'>('side');
  const follow = (event: CustomEvent<{ href?: string; external?: boolean }>) => {
    if (event.detail.external || !event.detail.href) return;
    event.preventDefault();
    router.push(event.detail.href);
  };
  const frame = (
    <>
      <TopBar environmentName={environmentName} />
      <AppLayout
        headerSelector="#top-bar"
        contentType={contentType}
        navigationHide={environmentName === undefined}
        navigationOpen={navigationToggled ?? !narrow}
        onNavigationChange={({ detail }) => setNavigationToggled(detail.open)}
        navigation={
          environmentName && (
            <SideNavigation
              activeHref={pathname}
              header={{ text: environmentName, href: `/environments/${environmentName}` }}
              items={navigationItems(environmentName)}
              onFollow={follow}
            />
          )
        }
        breadcrumbs={
          <BreadcrumbGroup
            items={[
              { text: 'Environments', href: '/' },
              ...(environmentName === undefined
                ? []
                : [{ text: environmentName, href: `/environments/${environmentName}` }]),
              ...breadcrumbs,
            ]}
            onFollow={follow}
          />
        }
        notifications={
          <>
            <ConnectionNotice connection={connection} />
            {environmentName && <LifetimeNotice environmentName={environmentName} />}
            <NotificationBar />
          </>
        }
        toolsHide
        content={props.children}
        splitPanel={splitPanel}
        splitPanelOpen={props.splitPanelOpen ?? false}
        splitPanelPreferences={{ position: panelPosition }}
        onSplitPanelPreferencesChange={({ detail }) => setPanelPosition(detail.position)}
        onSplitPanelToggle={({ detail }) => props.onSplitPanelToggle?.(detail.open)}
      />
    </>
  );
  if (environmentName === undefined) return frame;
  return (
    <ActionsProvider environmentName={environmentName}>
      <PaletteProvider environmentName={environmentName}>{frame}</PaletteProvider>
    </ActionsProvider>
  );
}

function navigationItems(name: string): SideNavigationProps.Item[] {
  const base = `/environments/${name}`;
  return [
    { type: 'link', text: 'Overview', href: base },
    { type: 'link', text: 'Architecture', href: `${base}/architecture` },
    { type: 'link', text: 'Operations', href: `${base}/operations` },
    { type: 'link', text: 'Catalog', href: `${base}/catalog` },
    { type: 'link', text: 'Cost', href: `${base}/cost` },
    { type: 'link', text: 'Deployments', href: `${base}/deployments` },
    { type: 'link', text: 'History', href: `${base}/history` },
    { type: 'link', text: 'Configuration', href: `${base}/configuration` },
    { type: 'link', text: 'Handbook', href: `${base}/handbook` },
    { type: 'link', text: 'Terraform and GitHub', href: `${base}/connections` },
    { type: 'link', text: 'Settings', href: `${base}/settings` },
    { type: 'divider' },
    { type: 'link', text: 'API', href: '/api/v1/openapi.json', external: true },
  ];
}
