'use client';

import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import { RelativeTime } from '#components/ui/relative-time.tsx';
import type { GitHubSettings } from '#lib/api/github.ts';

/** What Strata and the repository have last told one another. */
export function GitHubFacts({ settings }: { readonly settings: GitHubSettings }) {
  const { pullRequest, plannedCommit, webhookUrl, deliveredAt } = settings;
  const delivered = deliveredAt ? <RelativeTime at={deliveredAt} /> : 'None has come yet';
  return (
    <KeyValuePairs
      columns={3}
      items={[
        {
          label: 'Pull request',
          value: pullRequest ? (
            <>
              <Link href={pullRequest.url} external>
                #{pullRequest.number}
              </Link>
              , <RelativeTime at={pullRequest.at} />
            </>
          ) : (
            'None yet'
          ),
        },
        { label: 'Commit planned last', value: plannedCommit?.slice(0, 7) ?? '–' },
        { label: 'Newest delivery', value: webhookUrl ? delivered : 'The branch is not followed' },
      ]}
    />
  );
}
