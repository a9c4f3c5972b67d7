'use client';

import { useState } from 'react';
import { PermittedButton } from '#components/identity/permitted-button.tsx';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { ImportDialog } from './import-dialog.tsx';

interface ImportButtonProps {
  readonly environmentName: string;
  readonly resource: ResourceNode;
}

/** Offers to take a resource that was made by hand into a stack. */
export function ImportButton({ environmentName, resource }: ImportButtonProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <PermittedButton
        permission="plan"
        environmentName={environmentName}
        onClick={() => setAsking(true)}
      >
        Import into a layer
      </PermittedButton>
      {asking && (
        <ImportDialog
          environmentName={environmentName}
          resource={resource}
          onDismiss={() => setAsking(false)}
        />
      )}
    </>
  );
}
