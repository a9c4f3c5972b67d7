'use client';

import { PageLink } from '#components/ui/page-link.tsx';
import type { AuditEntry } from '#lib/api/audit.ts';

type About = Pick<AuditEntry, 'action' | 'environment' | 'target'>;

/** What it was about, linked to where that is shown. */
export function AuditTarget(entry: About) {
  const { target } = entry;
  if (target === null) return '–';
  const href = targetHref(entry);
  return href === undefined ? target : <PageLink href={href}>{target}</PageLink>;
}

/** The page of a deployment, a resource or an environment; undefined where there is none. */
export function targetHref({ action, environment, target }: About): string | undefined {
  if (environment === null || target === null || !/^[a-z][a-z0-9-]*$/.test(environment)) {
    return undefined;
  }
  const base = `/environments/${environment}`;
  if (target === environment || /Tool$|^revealCredentials$/.test(action)) return base;
  if (/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(target)) {
    return `${base}/deployments/${target}`;
  }
  return `${base}/architecture?${new URLSearchParams({ view: 'everything', resource: target })}`;
}
