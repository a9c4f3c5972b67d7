import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { GroupKind } from '../diagram.ts';

export type DiagramTheme = 'light' | 'dark';

interface GroupColours {
  readonly stroke: string;
  readonly fill: string;
  readonly dashed?: boolean;
}

/** AWS's architecture icon guidelines give each kind of group its colour; dark fills are our own. */
const groups: Record<GroupKind, Record<DiagramTheme, GroupColours>> = {
  vpc: both({ stroke: '#8C4FFF', fill: 'none' }),
  zone: both({ stroke: '#147EBA', fill: 'none', dashed: true }),
  'public-subnet': {
    light: { stroke: '#7AA116', fill: '#F2F6E8' },
    dark: { stroke: '#7AA116', fill: '#1E2712' },
  },
  'private-subnet': {
    light: { stroke: '#00A4A6', fill: '#E6F6F7' },
    dark: { stroke: '#00A4A6', fill: '#0C2A2B' },
  },
  waiting: both({ stroke: '#879596', fill: 'none', dashed: true }),
};

/** Contrast of at least 4.5:1 on the theme's background and on its subnets. */
const statuses: Record<ResourceStatus, Record<DiagramTheme, string>> = {
  healthy: { light: '#037F0C', dark: '#2BB534' },
  changing: { light: '#0972D3', dark: '#42B4FF' },
  failed: { light: '#D91515', dark: '#FF7A7A' },
  stopped: { light: '#5F6B7A', dark: '#B6BEC9' },
  deleting: { light: '#8D4A00', dark: '#FF9900' },
  unknown: { light: '#5F6B7A', dark: '#B6BEC9' },
};

const text: Record<DiagramTheme, string> = { light: '#16191F', dark: '#D5DBDB' };
const background: Record<DiagramTheme, string> = { light: '#FFFFFF', dark: '#0F1B2A' };
const line: Record<DiagramTheme, string> = { light: '#545B64', dark: '#AAB7B8' };

const fontFamily = 'Open Sans, Helvetica Neue, Arial, sans-serif';

/** A sign for each state, so that colour is never the only difference. */
export const statusSigns: Record<ResourceStatus, string> = {
  healthy: '✓',
  changing: '◔',
  failed: '✕',
  stopped: '■',
  deleting: '◌',
  unknown: '?',
};

export function themeLines(theme: DiagramTheme): string[] {
  return [
    ...Object.entries(groups).map(([kind, colours]) => {
      const { stroke, fill, dashed } = colours[theme];
      return `classDef ${kind} fill:${fill},stroke:${stroke},color:${stroke},stroke-width:1.5px${dashed ? ',stroke-dasharray:6 4' : ''}`;
    }),
    ...Object.entries(statuses).map(
      ([status, colours]) => `classDef ${status} color:${colours[theme]},stroke:${colours[theme]}`,
    ),
    `classDef plain color:${text[theme]}`,
  ];
}

/** Front matter: layered by ELK, in the theme's own colours, labels without boxes behind them. */
export function frontMatter(theme: DiagramTheme): string[] {
  return [
    '---',
    'config:',
    '  layout: elk',
    '  look: classic',
    '  theme: base',
    `  fontFamily: "${fontFamily}"`,
    '  themeVariables:',
    `    darkMode: ${theme === 'dark'}`,
    `    background: "${background[theme]}"`,
    `    lineColor: "${line[theme]}"`,
    `    textColor: "${text[theme]}"`,
    `    primaryTextColor: "${text[theme]}"`,
    `    edgeLabelBackground: "${background[theme]}"`,
    `    fontFamily: "${fontFamily}"`,
    '    fontSize: 13px',
    `  themeCSS: '${themeCss(theme)}'`,
    '  flowchart:',
    '    htmlLabels: true',
    '    padding: 12',
    '    wrappingWidth: 240',
    '  elk:',
    '    nodePlacementStrategy: BRANDES_KOEPF',
    '    considerModelOrder: NODES_AND_EDGES',
    '    forceNodeModelOrder: true',
    '---',
  ];
}

/** Mermaid puts a plate behind an icon and a tint behind its label; neither shows what is real. */
function themeCss(theme: DiagramTheme): string {
  return [
    '.icon-shape path[stroke-width="0"], .icon-shape path[stroke-width="1.3"] { fill: none; stroke: none }',
    '.icon-shape .labelBkg, .icon-shape p { background: none }',
    `.icon-shape g { color: ${text[theme]} }`,
    `.edgeLabel .labelBkg { background: ${background[theme]} }`,
    '.cluster-label { font-weight: 600 }',
  ].join(' ');
}

function both(colours: GroupColours): Record<DiagramTheme, GroupColours> {
  return { light: colours, dark: colours };
}
