'use client';

import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { QueryState } from '#components/ui/query-state.tsx';
import { useSession } from '#lib/queries/session.ts';
import { NoRole } from './no-role.tsx';
import { SetUpPage } from './set-up-page.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Where an invitation leads. */
const welcomePath = '/welcome';

/** Shows a page to whoever is signed in, and lets others sign in at its address. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const pathname = usePathname();
  if (pathname === welcomePath) return children;
  return (
    <QueryState query={session} what="session">
      {({ state, rights, ...rest }) => {
        if (state === 'set-up') return <SetUpPage codeRequired={rest.codeRequired} />;
        if (state === 'signed-out') return <SignInPage singleSignOn={rest.singleSignOn} />;
        const hasRole =
          rights.everywhere.length > 0 || Object.keys(rights.byEnvironment).length > 0;
        return hasRole || pathname === '/profile' ? children : <NoRole />;
      }}
    </QueryState>
  );
}
