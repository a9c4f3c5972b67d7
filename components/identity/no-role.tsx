'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSession } from '#lib/queries/session.ts';
import { useSignOut } from '#lib/queries/sign-in.ts';
import { Entrance } from './entrance.tsx';

/** What somebody sees who may sign in and nothing else yet. */
export function NoRole() {
  const { data: session, refetch, isFetching } = useSession();
  const signOut = useSignOut();
  return (
    <Entrance title="You have no role yet">
      <SpaceBetween size="m">
        <Box>
          You are signed in as {session?.person?.email}. An administrator of Strata has to give you
          a role before you see anything.
        </Box>
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" loading={isFetching} onClick={() => refetch()}>
            Look again
          </Button>
          <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
            Sign out
          </Button>
        </SpaceBetween>
      </SpaceBetween>
    </Entrance>
  );
}
