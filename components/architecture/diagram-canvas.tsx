'use client';

import Alert from '@cloudscape-design/components/alert';
import Spinner from '@cloudscape-design/components/spinner';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTheme } from '#components/shell/theme.tsx';
import { markSelected } from './decorate-drawing.ts';
import styles from './diagram-canvas.module.css';
import { DiagramPainter, type Painting } from './diagram-painter.ts';
import { DiagramViewport } from './diagram-viewport.ts';

interface DiagramCanvasProps {
  readonly label: string;
  readonly painting: Painting;
  readonly size: 'strip' | 'compact' | 'full';
  readonly selectedId: string | undefined;
  readonly viewport: RefObject<DiagramViewport | null>;
  onOpen(resourceId: string): void;
  onExpand(node: string): void;
}

/** A diagram that stays as it is while the next one is drawn, and can be moved, zoomed and walked. */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const { label, painting, size, selectedId, viewport, onOpen, onExpand } = props;
  const { mode } = useTheme();
  const frame = useRef<HTMLElement>(null);
  const painter = useRef<DiagramPainter>(null);
  const [shown, setShown] = useState<Painting>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    if (!frame.current) return;
    const opened = new DiagramViewport(frame.current);
    const started = new DiagramPainter({
      onDrawn: (svg) => opened.mount(svg),
      onShown: (latest) => {
        setShown(latest);
        setFailure(undefined);
      },
      onFailed: (cause) => setFailure(cause instanceof Error ? cause.message : String(cause)),
    });
    viewport.current = opened;
    painter.current = started;
    return () => {
      started.stop();
      opened.dispose();
    };
  }, [viewport]);

  useEffect(() => painter.current?.show(painting), [painting]);

  useEffect(() => {
    const svg = frame.current?.querySelector('svg');
    if (shown && svg) markSelected(svg, selectedId);
  }, [shown, selectedId]);

  const activate = (target: EventTarget): boolean => {
    const element = target instanceof Element && target.closest<SVGElement>('[data-node]');
    const description = element && painting.descriptions.get(element.dataset.node ?? '');
    if (!description) return false;
    if (description.does === 'open') onOpen(description.resourceId);
    else onExpand(description.node);
    return true;
  };

  return (
    <>
      {failure !== undefined && (
        <Alert type="error" header="The diagram could not be drawn">
          {failure}. The table shows the same resources.
        </Alert>
      )}
      <figure
        ref={frame}
        aria-label={label}
        aria-busy={!shown}
        data-rendered={shown !== undefined}
        data-revision={shown?.revision}
        className={`${styles.frame} ${styles[size]} ${styles[mode]}`}
        style={{ margin: 0 }}
        onClick={({ target }) => activate(target)}
        onKeyDown={(event) => {
          const pressed = event.key === 'Enter' || event.key === ' ';
          if (pressed && activate(event.target)) event.preventDefault();
        }}
      />
      {!shown && failure === undefined && (
        <div className={styles.waiting}>
          <Spinner size="large" />
        </div>
      )}
    </>
  );
}
