'use client';

import type { RefObject } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { useTheme } from '#components/shell/theme.tsx';
import { saveFile } from '#components/ui/save-file.ts';
import type { DrawnView } from '#lib/diagrams/draw-view.ts';
import { allFolded, type Folding, nothingFolded } from '#lib/diagrams/folding.ts';
import { resourceRows } from '#lib/diagrams/views/resource-rows.ts';
import type { ResourceGraph } from '#lib/resources/graph.ts';
import { graphJsonOf, markdownOf } from './diagram-files.ts';
import { DiagramToolbar, type ExportFormat } from './diagram-toolbar.tsx';
import type { DiagramViewport } from './diagram-viewport.ts';
import { drawingAsPng } from './drawing-as-png.ts';
import { exportDrawing } from './export-drawing.ts';
import type { ViewChoice } from './use-view.ts';

interface DiagramExportsProps {
  readonly environmentName: string;
  readonly graph: ResourceGraph;
  readonly choice: ViewChoice;
  readonly drawn: DrawnView;
  readonly drawing: RefObject<HTMLDivElement | null>;
  readonly viewport: RefObject<DiagramViewport | null>;
  onFolding(folding: Folding): void;
}

/** The toolbar of a drawing, and the files that it makes of it. */
export function DiagramExports(props: DiagramExportsProps) {
  const { environmentName, graph, choice, drawn, drawing, viewport, onFolding } = props;
  const { mode } = useTheme();
  const { notifyError } = useNotifications();
  const file = `${environmentName}-${choice.view.id}`;
  const svgText = (): string | undefined => {
    const svg = drawing.current?.querySelector<SVGSVGElement>('figure > svg');
    return svg ? exportDrawing(svg, mode) : undefined;
  };
  const exports: Record<ExportFormat, () => void> = {
    svg: () => {
      const text = svgText();
      if (text !== undefined) saveFile(`${file}.svg`, 'image/svg+xml', text);
    },
    png: () => {
      const text = svgText();
      if (text === undefined) return;
      drawingAsPng(text)
        .then((image) => saveFile(`${file}.png`, 'image/png', image))
        .catch((cause: unknown) => notifyError('No image could be made of the diagram', cause));
    },
    mermaid: () => saveFile(`${file}.mmd`, 'text/vnd.mermaid', drawn.text),
    markdown: () => {
      const title = `${choice.view.title} of ${environmentName}`;
      saveFile(
        `${file}.md`,
        'text/markdown',
        markdownOf(title, { text: drawn.text, rows: resourceRows(graph, drawn.listed) }, graph.at),
      );
    },
    json: () =>
      saveFile(
        `${file}.json`,
        'application/json',
        graphJsonOf(graph, choice.view, choice.narrowing),
      ),
  };
  return (
    <DiagramToolbar
      source={drawn.text}
      frames={Object.values(drawn.frameByNode)}
      onZoomIn={() => viewport.current?.zoomIn()}
      onZoomOut={() => viewport.current?.zoomOut()}
      onFit={() => viewport.current?.fit()}
      onCollapseAll={() => onFolding(allFolded)}
      onExpandAll={() => onFolding(nothingFolded)}
      onExport={(format) => exports[format]()}
    />
  );
}
