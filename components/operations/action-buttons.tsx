'use client';

import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { useActions } from './actions-provider.tsx';

/** Everything that can be done to a resource; what cannot be done now says why. */
export function ActionButtons({ node }: { readonly node: ResourceNode }) {
  const { request, whyNot, isAsking } = useActions();
  const { actions = [] } = resourceModule(node.type);
  if (actions.length === 0) return null;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {actions.map((action) => {
        const reason = whyNot({ action, node });
        return (
          <Button
            key={action.id}
            disabled={reason !== undefined}
            {...(reason !== undefined && { disabledReason: reason })}
            loading={isAsking({ action, node })}
            loadingText="Asking AWS"
            onClick={() => request({ action, node })}
          >
            {action.title}
          </Button>
        );
      })}
    </SpaceBetween>
  );
}
