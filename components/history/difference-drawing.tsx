'use client';

import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useMemo, useRef, useState } from 'react';
import { describeElements } from '#components/architecture/describe-elements.ts';
import { DiagramCanvas } from '#components/architecture/diagram-canvas.tsx';
import type { DiagramViewport } from '#components/architecture/diagram-viewport.ts';
import { useTheme } from '#components/shell/theme.tsx';
import type { GraphDifference } from '#lib/api/history.ts';
import { type DifferenceView, differenceView } from '#lib/history/difference-diagram.ts';
import styles from './difference.module.css';

interface DifferenceDrawingProps {
  readonly environmentName: string;
  readonly difference: GraphDifference;
  readonly selectedId: string | undefined;
  onOpen(resourceId: string): void;
}

const nothingExpanded: ReadonlySet<string> = new Set();

/** What differs as a picture: added, removed, changed, and what is next to it. */
export function DifferenceDrawing(props: DifferenceDrawingProps) {
  const { environmentName, difference, selectedId, onOpen } = props;
  const { mode } = useTheme();
  const viewport = useRef<DiagramViewport>(null);
  const [expanded, setExpanded] = useState(nothingExpanded);
  const painting = useMemo(() => {
    const view = differenceView(difference, {
      environment: environmentName,
      theme: mode,
      expanded,
    });
    const { added, removed, changed } = difference;
    const nodes = [...added, ...removed, ...changed.map(({ node }) => node)];
    return {
      view,
      descriptions: describeElements(view, nodes),
      revision: difference.to.revision,
    };
  }, [difference, environmentName, mode, expanded]);
  const { from, to } = difference;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture is fitted anew
  useEffect(() => viewport.current?.fit(), [from.revision, to.revision]);
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="By layer: green was added, red and dashed removed, blue changed; grey is next to it"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="zoom-in"
                ariaLabel="Zoom in"
                variant="icon"
                onClick={() => viewport.current?.zoomIn()}
              />
              <Button
                iconName="zoom-out"
                ariaLabel="Zoom out"
                variant="icon"
                onClick={() => viewport.current?.zoomOut()}
              />
              <Button
                iconName="zoom-to-fit"
                ariaLabel="Show the whole picture"
                variant="icon"
                onClick={() => viewport.current?.fit()}
              />
            </SpaceBetween>
          }
        >
          Picture
        </Header>
      }
    >
      <div className={`${styles.drawing} ${styles[mode]}`}>
        <DiagramCanvas
          label={`What differs in ${environmentName}`}
          painting={painting}
          size="compact"
          selectedId={selectedId}
          viewport={viewport}
          onOpen={onOpen}
          onExpand={(node) => setExpanded(new Set([...expanded, node]))}
        />
      </div>
      <NotDrawn view={painting.view} />
    </Container>
  );
}

function NotDrawn({ view }: { view: DifferenceView }) {
  const { rolledUp, neighboursLeftOut, edgesLeftOut } = view;
  const parts = [
    ...rolledUp.map(({ what, resourceIds }) => `${resourceIds.length} ${what}`),
    ...(neighboursLeftOut > 0 ? [`${neighboursLeftOut} unchanged neighbours`] : []),
    ...(edgesLeftOut > 0 ? [`${edgesLeftOut} arrows`] : []),
  ];
  if (parts.length === 0) return null;
  return (
    <Box color="text-body-secondary" padding={{ top: 's' }}>
      Not drawn one by one: {parts.join(', ')}. The table has every change.
    </Box>
  );
}
