import type { ResourceStatus } from '#lib/resources/graph.ts';
import type { GroupKind } from '../diagram.ts';

export type DiagramTheme = 'light' | 'dark';

interface GroupColours {
  readonly stroke: string;
  readonly fill: string;
  /** The stroke's hue at a contrast of at least 4.5:1 on the fill. */
  readonly label: string;
}

const dashed: ReadonlySet<string> = new Set<GroupKind>(['zone', 'waiting', 'on-host']);

/** AWS's architecture icon guidelines give each kind of group its colour; dark fills are our own. */
export const groupThemes: Record<GroupKind, Record<DiagramTheme, GroupColours>> = {
  vpc: {
    light: { stroke: '#8C4FFF', fill: 'none', label: '#7028E8' },
    dark: { stroke: '#8C4FFF', fill: 'none', label: '#BF9EFF' },
  },
  zone: {
    light: { stroke: '#147EBA', fill: 'none', label: '#0F6A9E' },
    dark: { stroke: '#147EBA', fill: 'none', label: '#5BB5EB' },
  },
  'public-subnet': {
    light: { stroke: '#7AA116', fill: '#F2F6E8', label: '#4A650A' },
    dark: { stroke: '#7AA116', fill: '#1E2712', label: '#A6CE45' },
  },
  'private-subnet': {
    light: { stroke: '#00A4A6', fill: '#E6F6F7', label: '#006668' },
    dark: { stroke: '#00A4A6', fill: '#0C2A2B', label: '#3CC8CA' },
  },
  waiting: {
    light: { stroke: '#879596', fill: 'none', label: '#545B64' },
    dark: { stroke: '#879596', fill: 'none', label: '#B6BEC9' },
  },
  layer: {
    light: { stroke: '#8C9AA8', fill: '#F6F7F9', label: '#424B55' },
    dark: { stroke: '#5F6B7A', fill: '#1B232D', label: '#C6CDD6' },
  },
  bucket: {
    light: { stroke: '#7AA116', fill: 'none', label: '#4A650A' },
    dark: { stroke: '#7AA116', fill: 'none', label: '#A6CE45' },
  },
  'lake-zone': {
    light: { stroke: '#A9C46C', fill: '#F2F6E8', label: '#4A650A' },
    dark: { stroke: '#5C7A12', fill: '#1E2712', label: '#A6CE45' },
  },
  catalog: {
    light: { stroke: '#8C4FFF', fill: '#F7F2FF', label: '#6420D6' },
    dark: { stroke: '#8C4FFF', fill: '#231A38', label: '#C4A6FF' },
  },
  pipeline: {
    light: { stroke: '#8C4FFF', fill: 'none', label: '#6420D6' },
    dark: { stroke: '#8C4FFF', fill: 'none', label: '#C4A6FF' },
  },
  'ecs-cluster': {
    light: { stroke: '#ED7100', fill: 'none', label: '#9A4600' },
    dark: { stroke: '#ED7100', fill: 'none', label: '#FFAA57' },
  },
  service: {
    light: { stroke: '#F3A356', fill: '#FFF5EA', label: '#8F4100' },
    dark: { stroke: '#B85800', fill: '#2B1D10', label: '#FFAA57' },
  },
  host: {
    light: { stroke: '#ED7100', fill: 'none', label: '#9A4600' },
    dark: { stroke: '#ED7100', fill: 'none', label: '#FFAA57' },
  },
  'on-host': {
    light: { stroke: '#ED7100', fill: '#FFF8F0', label: '#8F4100' },
    dark: { stroke: '#ED7100', fill: '#241A12', label: '#FFAA57' },
  },
  account: {
    light: { stroke: '#E7157B', fill: 'none', label: '#B00A5B' },
    dark: { stroke: '#E7157B', fill: 'none', label: '#FF7AB8' },
  },
};

/** Kinds of every network; the others are defined where a diagram has them. */
const always: ReadonlySet<string> = new Set<GroupKind>([
  'vpc',
  'zone',
  'public-subnet',
  'private-subnet',
  'waiting',
]);

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
/** As Cloudscape's containers, on which the diagram stands. */
const backgrounds: Record<DiagramTheme, string> = { light: '#FFFFFF', dark: '#161D26' };
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

/** The styles of a theme: of its states, and of the kinds of group that a diagram has. */
export function themeLines(theme: DiagramTheme, kinds: ReadonlySet<string>): string[] {
  return [
    ...Object.entries(groupThemes).flatMap(([kind, colours]) => {
      if (!always.has(kind) && !kinds.has(kind)) return [];
      const { stroke, fill, label } = colours[theme];
      const dashes = dashed.has(kind) ? ',stroke-dasharray:6 4' : '';
      return [
        `classDef ${kind} fill:${fill},stroke:${stroke},color:${label},stroke-width:1.5px${dashes}`,
      ];
    }),
    ...Object.entries(statuses).map(
      ([status, colours]) => `classDef ${status} color:${colours[theme]},stroke:${colours[theme]}`,
    ),
    `classDef plain color:${text[theme]}`,
    'classDef empty fill:none,stroke:none',
  ];
}

/** The colour behind a diagram, for where it stands alone. */
export function diagramBackground(theme: DiagramTheme): string {
  return backgrounds[theme];
}

/** Front matter: layered by ELK, in the theme's own colours, labels without boxes behind them. */
export function frontMatter(theme: DiagramTheme): string[] {
  return [
    '---',
    'config:',
    '  layout: elk',
    '  look: classic',
    '  htmlLabels: false',
    '  theme: base',
    `  fontFamily: "${fontFamily}"`,
    '  themeVariables:',
    `    darkMode: ${theme === 'dark'}`,
    `    background: "${backgrounds[theme]}"`,
    `    lineColor: "${line[theme]}"`,
    `    textColor: "${text[theme]}"`,
    `    primaryTextColor: "${text[theme]}"`,
    `    edgeLabelBackground: "${backgrounds[theme]}"`,
    `    fontFamily: "${fontFamily}"`,
    '    fontSize: 15px',
    `  themeCSS: '${themeCss(theme)}'`,
    '  flowchart:',
    '    padding: 12',
    '    wrappingWidth: 600',
    '  elk:',
    '    nodePlacementStrategy: BRANDES_KOEPF',
    '    considerModelOrder: NODES_AND_EDGES',
    '    forceNodeModelOrder: true',
    '---',
  ];
}

/**
 * Mermaid puts a plate behind an icon and a tint behind its label; neither shows what is real. The
 * attributes `data-status` and `data-badge` are set on the drawing, so that a state can change in it.
 */
function themeCss(theme: DiagramTheme): string {
  return [
    '.icon-shape path[stroke-width="0"], .icon-shape path[stroke-width="1.3"] { fill: transparent; stroke: none }',
    '.icon-shape .label rect, .cluster-label rect { fill: none; stroke: none }',
    `.icon-shape g { color: ${text[theme]} }`,
    `.edgeLabel rect { opacity: 1; fill: ${backgrounds[theme]} }`,
    `.cluster-label text { stroke: ${backgrounds[theme]}; stroke-width: 4px; stroke-linejoin: round; stroke-dasharray: none; paint-order: stroke }`,
    '[data-title] tspan { font-weight: 600 }',
    '.edge-pattern-dotted { opacity: 0.8 }',
    ...Object.entries(statuses).flatMap(([status, colours]) => {
      const colour = colours[theme];
      return [
        `[data-status="${status}"] tspan[data-badge] { fill: ${colour} !important; font-weight: 600 }`,
        ...(status === 'healthy'
          ? []
          : [
              `.cluster[data-status="${status}"] rect:not(.background) { stroke: ${colour} !important }`,
            ]),
      ];
    }),
  ].join(' ');
}
