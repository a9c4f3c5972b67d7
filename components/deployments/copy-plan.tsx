'use client';

import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import { useMemo } from 'react';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { planMarkdown } from '#lib/deployments/plan-markdown.ts';

/** Copies the plan as it is pasted into a pull request. */
export function CopyPlan({ deployment }: { deployment: Deployment }) {
  const text = useMemo(() => planMarkdown(deployment), [deployment]);
  return (
    <CopyToClipboard
      copyButtonText="Copy as Markdown"
      textToCopy={text}
      copySuccessText="Plan copied as Markdown"
      copyErrorText="The browser did not allow copying"
    />
  );
}
