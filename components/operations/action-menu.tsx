'use client';

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { whyUnavailable } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { useActions } from './actions-provider.tsx';

/** The actions of a resource in a row of a table: the first that can be done, and the others behind it. */
export function ActionMenu({ node }: { readonly node: ResourceNode }) {
  const { request, isAsking } = useActions();
  const offered = (resourceModule(node.type).actions ?? []).map((action) => ({
    action,
    reason: whyUnavailable(action, node),
  }));
  const first = offered.find(({ reason }) => reason === undefined) ?? offered[0];
  if (!first) return null;
  const others = offered.filter((one) => one !== first);
  return (
    <ButtonDropdown
      ariaLabel={`Actions of ${node.name}`}
      expandToViewport
      loading={offered.some(({ action }) => isAsking({ action, node }))}
      mainAction={{
        text: first.action.title,
        ariaLabel: `${first.action.title} ${node.name}`,
        disabled: first.reason !== undefined,
        ...(first.reason !== undefined && { disabledReason: first.reason }),
        onClick: () => request({ action: first.action, node }),
      }}
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
