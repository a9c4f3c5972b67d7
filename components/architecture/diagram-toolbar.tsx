'use client';

import ButtonGroup, { type ButtonGroupProps } from '@cloudscape-design/components/button-group';
import { Status } from '#components/ui/status.tsx';
import type { DrawnFrame } from '#lib/diagrams/drawn-frames.ts';

export type ExportFormat = 'svg' | 'png' | 'mermaid' | 'markdown' | 'json';

interface DiagramToolbarProps {
  readonly source: string;
  readonly frames: readonly DrawnFrame[];
  onZoomIn(): void;
  onZoomOut(): void;
  onFit(): void;
  onCollapseAll(): void;
  onExpandAll(): void;
  onExport(format: ExportFormat): void;
}

/** What can be done with a drawing by mouse; the keys `+`, `-`, `0` and the arrows do it too. */
export function DiagramToolbar({ source, frames, ...actions }: DiagramToolbarProps) {
  const act: Readonly<Record<string, () => void>> = {
    'zoom-in': actions.onZoomIn,
    'zoom-out': actions.onZoomOut,
    fit: actions.onFit,
    'collapse-all': actions.onCollapseAll,
    'expand-all': actions.onExpandAll,
    svg: () => actions.onExport('svg'),
    png: () => actions.onExport('png'),
    mermaid: () => actions.onExport('mermaid'),
    markdown: () => actions.onExport('markdown'),
    json: () => actions.onExport('json'),
  };
  return (
    <ButtonGroup
      variant="icon"
      ariaLabel="Diagram"
      dropdownExpandToViewport
      items={[
        { type: 'group', text: 'View', items: viewItems },
        { type: 'group', text: 'Frames', items: frameItems(frames) },
        { type: 'group', text: 'Export', items: exportItems(source) },
      ]}
      onItemClick={({ detail }) => act[detail.id]?.()}
    />
  );
}

const viewItems: readonly ButtonGroupProps.Item[] = [
  { type: 'icon-button', id: 'zoom-in', iconName: 'zoom-in', text: 'Zoom in (+)' },
  { type: 'icon-button', id: 'zoom-out', iconName: 'zoom-out', text: 'Zoom out (-)' },
  { type: 'icon-button', id: 'fit', iconName: 'zoom-to-fit', text: 'Fit (0)' },
];

function frameItems(frames: readonly DrawnFrame[]): ButtonGroupProps.Item[] {
  return [
    {
      type: 'icon-button',
      id: 'collapse-all',
      iconName: 'treeview-collapse',
      text: 'Collapse all',
      disabled: !frames.some(({ isFolded }) => !isFolded),
    },
    {
      type: 'icon-button',
      id: 'expand-all',
      iconName: 'treeview-expand',
      text: 'Expand all',
      disabled: !frames.some(({ isFolded }) => isFolded),
    },
  ];
}

function exportItems(source: string): ButtonGroupProps.Item[] {
  return [
    {
      type: 'icon-copy-to-clipboard',
      id: 'copy',
      textToCopy: source,
      text: 'Copy Mermaid source',
      copySuccessText: 'Mermaid source copied',
      copyErrorText: 'The browser did not allow copying',
    },
    {
      type: 'icon-button',
      id: 'svg',
      iconName: 'download',
      text: 'Download SVG',
      popoverFeedback: <Status type="success">Saved</Status>,
    },
    {
      type: 'menu-dropdown',
      id: 'formats',
      text: 'More formats',
      items: [
        { id: 'png', text: 'PNG image' },
        { id: 'mermaid', text: 'Mermaid source' },
        { id: 'markdown', text: 'Markdown with the diagram' },
        { id: 'json', text: 'Graph as JSON' },
      ],
    },
  ];
}
