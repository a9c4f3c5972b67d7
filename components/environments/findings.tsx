'use client';

import Alert from '@cloudscape-design/components/alert';
import Link from '@cloudscape-design/components/link';
import { useRouter } from 'next/navigation';
import { useGraph } from '#lib/queries/architecture.ts';
import { findingsOf, type ResourceFinding } from '#lib/resources/finding.ts';

/** What someone should look at in an environment; nothing where there is nothing. */
export function Findings({ environmentName }: { environmentName: string }) {
  const router = useRouter();
  const { data } = useGraph(environmentName);
  const findings = findingsOf(data?.nodes ?? []);
  if (findings.length === 0) return null;
  return (
    <Alert
      type="warning"
      header={findings.length === 1 ? '1 finding' : `${findings.length} findings`}
    >
      <ul>
        {findings.map((finding) => {
          const href = `/environments/${environmentName}/architecture?resource=${encodeURIComponent(finding.resource.id)}`;
          return (
            <li key={`${finding.resource.id} ${finding.title}`}>
              <Link
                href={href}
                onFollow={(event) => {
                  event.preventDefault();
                  router.push(href);
                }}
              >
                {finding.resource.name}
              </Link>
              {`: ${sentence(finding)}`}
            </li>
          );
        })}
      </ul>
    </Alert>
  );
}

function sentence({ title, detail }: ResourceFinding): string {
  return `${title.toLowerCase()}. ${detail}`;
}
