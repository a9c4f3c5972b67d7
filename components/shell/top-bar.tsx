'use client';

import TopNavigation, {
  type TopNavigationProps,
} from '@cloudscape-design/components/top-navigation';
import { useRouter } from 'next/navigation';
import { useOpenPalette } from '#components/palette/palette-provider.tsx';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { SystemInformation } from '#lib/api/system.ts';
import { useEnvironments } from '#lib/queries/environments.ts';
import { mayDo, useSession } from '#lib/queries/session.ts';
import { useSignOut } from '#lib/queries/sign-in.ts';
import { useSystem } from '#lib/queries/system.ts';
import { type ThemeChoice, useTheme } from './theme.tsx';

/** Always in sight: which cloud this is, the environments, and the theme. */
export function TopBar({ environmentName }: { environmentName?: string | undefined }) {
  const router = useRouter();
  const { data: system } = useSystem();
  const { data: list } = useEnvironments();
  const { choice, choose } = useTheme();
  const openPalette = useOpenPalette();
  const narrow = useNarrow();
  const { data: session } = useSession();
  const signOut = useSignOut();
  const environments = list?.environments ?? [];
  const utilities: TopNavigationProps.Utility[] = [
    // Always there: a menu that is open is known by its place among the others.
    cloudUtility(system, narrow),
    ...(environmentName === undefined
      ? []
      : [
          {
            type: 'button' as const,
            iconName: 'search' as const,
            text: narrow ? '' : 'Ctrl K',
            ariaLabel: 'Go to or do (Ctrl K)',
            title: 'Go to or do',
            onClick: openPalette,
          },
        ]),
    {
      type: 'menu-dropdown',
      text: environmentName ?? 'Environments',
      ariaLabel: 'Switch environment',
      items: [
        ...environments.map(({ name, region }) => ({
          id: `/environments/${name}`,
          text: name,
          description: region,
        })),
        ...(session && mayDo(session, 'create')
          ? [{ id: '/environments/new', text: 'Create environment' }]
          : []),
        { id: '/', text: 'All environments' },
      ],
      onItemClick: ({ detail }) => router.push(detail.id),
    },
    {
      type: 'menu-dropdown',
      iconName: 'settings',
      ariaLabel: 'Appearance',
      title: 'Appearance',
      items: (['system', 'light', 'dark'] as const).map((id) => ({
        id,
        text: themeLabels[id],
        itemType: 'checkbox',
        checked: choice === id,
      })),
      onItemClick: ({ detail }) => choose(detail.id as ThemeChoice),
    },
    {
      type: 'menu-dropdown',
      iconName: 'user-profile',
      text: session?.person?.name ?? '',
      description: session?.person?.email ?? '',
      ariaLabel: 'Your account and Strata',
      items: [
        { id: '/profile', text: 'Your account' },
        ...(session && mayDo(session, 'audit') ? [{ id: '/activity', text: 'Audit' }] : []),
        ...(session && mayDo(session, 'administer')
          ? [
              { id: '/people', text: 'People and roles' },
              { id: '/accounts', text: 'AWS accounts' },
            ]
          : []),
        { id: signOutId, text: 'Sign out' },
      ],
      onItemClick: ({ detail }) =>
        detail.id === signOutId ? signOut.mutate() : router.push(detail.id),
    },
  ];
  return (
    <div id="top-bar">
      <TopNavigation
        identity={{
          href: '/',
          title: 'Strata',
          onFollow: (event) => {
            event.preventDefault();
            router.push('/');
          },
        }}
        utilities={utilities}
        i18nStrings={{ overflowMenuTriggerText: 'More', overflowMenuTitleText: 'All' }}
      />
    </div>
  );
}

const signOutId = 'sign-out';

const themeLabels = { system: 'As the system', light: 'Light', dark: 'Dark' };

function cloudUtility(
  system: SystemInformation | undefined,
  narrow: boolean,
): TopNavigationProps.Utility {
  if (!system) return { type: 'button', text: 'Reading the cloud', disableUtilityCollapse: true };
  const { cloud } = system;
  if (cloud.problem !== null) {
    return { type: 'button', text: 'Cloud not reachable', iconName: 'status-warning' };
  }
  const names = {
    local: narrow ? 'Simulated' : 'Local AWS, simulated',
    compatible: `AWS-compatible, ${cloud.endpoint}`,
    aws: `AWS account ${cloud.accountId}`,
  };
  return {
    type: 'button',
    text: names[cloud.kind],
    disableUtilityCollapse: cloud.kind === 'local',
  };
}
