'use client';

import Alert from '@cloudscape-design/components/alert';
import type { ReactNode } from 'react';
import { type Breadcrumb, ShellPage } from '#components/shell/shell-page.tsx';
import type { Permission } from '#lib/identity/permissions.ts';
import { useRefusal } from '#lib/queries/session.ts';

interface PermittedPageProps {
  readonly permission: Permission;
  readonly breadcrumbs: readonly Breadcrumb[];
  readonly children: ReactNode;
}

/** A page for those with a permission; others are told what is missing, and nothing is asked for them. */
export function PermittedPage({ permission, breadcrumbs, children }: PermittedPageProps) {
  const refusal = useRefusal(permission);
  if (refusal === undefined) return children;
  return (
    <ShellPage breadcrumbs={breadcrumbs}>
      <Alert type="warning" header="This page is for others">
        {refusal}
      </Alert>
    </ShellPage>
  );
}
