'use client';

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { PageLink } from '#components/ui/page-link.tsx';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { AwsAccount } from '#lib/api/accounts.ts';
import { useCheckAccount } from '#lib/queries/accounts.ts';
import { AccountStatus } from './account-status.tsx';

/** The third step: Strata tries to get in, and says what is missing. */
export function AccountCheck({ account }: { readonly account: AwsAccount }) {
  const check = useCheckAccount(account.id);
  const { checkedAt, problems, regions, roleArn, state } = account;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="Strata assumes the role and asks for what it cannot do without."
          actions={
            <Button
              variant={state === 'connected' ? 'normal' : 'primary'}
              loading={check.isPending}
              disabled={roleArn === null}
              disabledReason="The role is not known yet"
              onClick={() => check.mutate()}
            >
              Check now
            </Button>
          }
        >
          3. Check
        </Header>
      }
    >
      <SpaceBetween size="m">
        <div>
          <AccountStatus state={state} />
          {checkedAt !== null && (
            <>
              {' '}
              · checked <RelativeTime at={checkedAt} />
            </>
          )}
          {state === 'connected' && ` · ${regions.length} regions`}
        </div>
        {problems.map((problem) => (
          <Alert key={problem} type="error">
            {problem}
          </Alert>
        ))}
        {check.error && <Alert type="error">{check.error.message}</Alert>}
        {state === 'connected' && (
          <div>
            Environments can live here now:{' '}
            <PageLink href="/environments/new">create an environment</PageLink>.
          </div>
        )}
      </SpaceBetween>
    </Container>
  );
}
