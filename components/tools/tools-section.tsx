'use client';

import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import { useTools } from '#lib/queries/tools.ts';
import { ToolBody } from './tool-body.tsx';
import { ToolTitle } from './tool-title.tsx';

/** The tools of an environment; nothing while no host of it runs any. */
export function ToolsSection({ environmentName }: { readonly environmentName: string }) {
  const { data } = useTools(environmentName);
  if (!data || data.tools.length === 0) return null;
  const { tools, callerCidr } = data;
  return (
    <Cards
      items={tools}
      trackBy="id"
      ariaLabels={{
        cardsLabel: 'Tools',
        itemSelectionLabel: (_, { title }) => title,
        selectionGroupLabel: 'Tools',
      }}
      cardsPerRow={[{ cards: 1 }, { minWidth: 560, cards: 2 }, { minWidth: 1_000, cards: 3 }]}
      header={
        <Header variant="h2" counter={`(${tools.length})`}>
          Tools
        </Header>
      }
      cardDefinition={{
        header: (tool) => <ToolTitle tool={tool} />,
        sections: [
          {
            id: 'body',
            content: (tool) => (
              <ToolBody environmentName={environmentName} tool={tool} callerCidr={callerCidr} />
            ),
          },
        ],
      }}
    />
  );
}
