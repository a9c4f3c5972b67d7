'use client';

import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { Copyable } from '#components/ui/copyable.tsx';

interface HookSecretProps {
  readonly where: string;
  readonly url: string;
  readonly secretLabel: string;
  readonly secret: string;
}

/** Where a service delivers and what it signs with, shown once. A path has no host on a machine of one's own. */
export function HookSecret({ where, url, secretLabel, secret }: HookSecretProps) {
  const isReachable = url.startsWith('https://');
  return (
    <Alert type="success" header={`Enter this ${where}. It is not shown again.`}>
      <KeyValuePairs
        items={[
          { label: 'URL', value: <Copyable text={url} what="URL" /> },
          { label: secretLabel, value: <Copyable text={secret} what={secretLabel} /> },
        ]}
      />
      {!isReachable &&
        'Strata has no public address (STRATA_PUBLIC_URL), so nothing outside this machine reaches it.'}
    </Alert>
  );
}
