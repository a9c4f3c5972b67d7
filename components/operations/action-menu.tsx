'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { useNarrow } from '#components/ui/use-narrow.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { useActions } from './actions-provider.tsx';

/** The actions of a resource in a row of a table: the first that can be done, and the others behind it. */
export function ActionMenu({ node }: { readonly node: ResourceNode }) {
  const { request, whyNot, isAsking } = useActions();
  const offered = (resourceModule(node.type).actions ?? []).map((action) => ({
    action,
    reason: whyNot({ action, node }),
  }));
  const narrow = useNarrow();
  const first = offered.find(({ reason }) => reason === undefined) ?? offered[0];
  if (!first) return null;
  // A button with a title is wider than what a phone has left for it.
  const others = narrow ? offered : offered.filter((one) => one !== first);
  return (
    <ButtonDropdown
      ariaLabel={`Actions of ${node.name}`}
      expandToViewport
      loading={offered.some(({ action }) => isAsking({ action, node }))}
      {...(narrow
        ? { variant: 'icon' as const }
        : {
            mainAction: {
              text: first.action.title,
              ariaLabel: `${first.action.title} ${node.name}`,
              disabled: first.reason !== undefined,
              ...(first.reason !== undefined && { disabledReason: first.reason }),
              onClick: () => request({ action: first.action, node }),
            },
          })}
      items={others.map(({ action, reason }) => ({
        id: action.id,
        text: action.title,
        disabled: reason !== undefined,
        ...(reason !== undefined && { disabledReason: reason }),
      }))}
      onItemClick={({ detail }) => {
        const chosen = others.find(({ action }) => action.id === detail.id);
        if (chosen) request({ action: chosen.action, node });
      }}
    />
  );
}
