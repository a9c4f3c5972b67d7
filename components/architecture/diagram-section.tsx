'use client';

import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import type { EnvironmentGraph } from '#lib/api/architecture.ts';
import type { NodeCost } from '#lib/cost/node-costs.ts';
import type { DrawnView } from '#lib/diagrams/draw-view.ts';
import { type Folding, nothingFolded, withToggled } from '#lib/diagrams/folding.ts';
import { changeQueueOf } from '#lib/resources/change-queue.ts';
import { DiagramCanvas } from './diagram-canvas.tsx';
import { DiagramExports } from './diagram-exports.tsx';
import { DiagramHeader } from './diagram-header.tsx';
import styles from './diagram-section.module.css';
import type { DiagramViewport } from './diagram-viewport.ts';
import { LeftOut } from './left-out.tsx';
import { ListedResources } from './listed-resources.tsx';
import { NoNetwork } from './no-network.tsx';
import { NothingShown } from './nothing-shown.tsx';
import { SourceAlerts } from './source-alerts.tsx';
import { useView, type ViewChoice } from './use-view.ts';
import type { Look } from './view-address.ts';

interface DiagramSectionProps {
  readonly environmentName: string;
  readonly graph: EnvironmentGraph;
  readonly choice: ViewChoice;
  /** What resources cost, by their ids, where the drawing tells that and once it is known. */
  readonly costs?: ReadonlyMap<string, NodeCost> | undefined;
  readonly look: Look;
  readonly size: 'compact' | 'full';
  readonly selectedId: string | undefined;
  /** What stands above the drawing, to choose what is drawn. */
  readonly bar?: ReactNode;
  onLook(look: Look): void;
  onFolding(folding: Folding): void;
  onSelect(resourceId: string): void;
  onShowAll?(): void;
}

/** One view of what was last discovered, drawn or as a table. */
export function DiagramSection(props: DiagramSectionProps) {
  const { environmentName, graph, choice, look, size, selectedId } = props;
  const { onLook, onFolding, onSelect } = props;
  const { mode } = useTheme();
  const { painting, hasOpened, open, closeAll } = useView(
    graph,
    environmentName,
    choice,
    props.costs,
  );
  const { view } = painting;
  const { folding, grouping } = choice;
  const hasFolded = Object.values(view.frameByNode).some(({ isFolded }) => isFolded);
  const drawing = useRef<HTMLDivElement>(null);
  const viewport = useRef<DiagramViewport>(null);
  const { id: viewId } = choice.view;
  const { focus } = choice.narrowing;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is fitted anew
  useEffect(() => viewport.current?.fit(), [viewId, focus, grouping]);
  const exists = graph.nodes.length > 0;
  const shown = view.listed.length > 0;
  return (
    <Container
      fitHeight={size === 'compact'}
      header={
        <DiagramHeader
          environmentName={environmentName}
          title={choice.view.title}
          counter={counterText(view)}
          at={graph.at}
          told={changeQueueOf(graph) !== undefined}
          look={look}
          onLook={onLook}
          linked={size === 'compact'}
        />
      }
    >
      <SpaceBetween size="s">
        <SourceAlerts sources={graph.sources} />
        {exists && props.bar}
        {!exists && <NoNetwork environmentName={environmentName} />}
        {exists && !shown && (
          <NothingShown
            title={choice.view.title}
            narrowedOut={view.narrowedOut}
            onShowAll={props.onShowAll}
          />
        )}
        {shown && look === 'table' && (
          <ListedResources graph={graph} drawn={view} selectedId={selectedId} onOpen={onSelect} />
        )}
        {shown && look === 'diagram' && (
          <div ref={drawing} className={`${styles.drawing} ${styles[mode]}`}>
            <div className={styles.toolbar}>
              <DiagramExports
                environmentName={environmentName}
                graph={graph}
                choice={choice}
                drawn={view}
                drawing={drawing}
                viewport={viewport}
                onFolding={onFolding}
              />
            </div>
            <DiagramCanvas
              label={figureName(choice.view, environmentName)}
              painting={painting}
              size={size}
              selectedId={selectedId}
              viewport={viewport}
              onOpen={onSelect}
              onExpand={(node) =>
                view.frameByNode[node] ? onFolding(withToggled(folding, node)) : open(node)
              }
            />
          </div>
        )}
        {shown && look === 'diagram' && (
          <LeftOut
            drawn={view}
            onReset={
              hasOpened || hasFolded
                ? () => {
                    closeAll();
                    onFolding(nothingFolded);
                  }
                : undefined
            }
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function figureName({ id, title }: ViewChoice['view'], environmentName: string): string {
  return `${id === 'network' ? 'Network diagram' : title} of ${environmentName}`;
}

function counterText({ listed, narrowedOut }: Pick<DrawnView, 'listed' | 'narrowedOut'>) {
  const count = listed.length;
  return narrowedOut > 0 ? `(${count} of ${count + narrowedOut})` : `(${count})`;
}
