import type { AccountAccess } from '#lib/api/account-access.ts';

/** What each access is called, and what it means. */
export const accessWords: Readonly<Record<AccountAccess, { title: string; description: string }>> =
  {
    deployer: {
      title: 'Deployer',
      description: 'Strata deploys layers, operates and destroys what it deployed.',
    },
    reader: {
      title: 'Reader',
      description: 'Strata shows what is there, and changes nothing.',
    },
  };
