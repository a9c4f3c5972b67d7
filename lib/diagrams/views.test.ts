import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nodeCosts } from '#lib/cost/node-costs.ts';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { drawView } from './draw-view.ts';
import { arrowEnds, drawnIds } from './drawn-text.test-data.ts';
import { allFolded, nothingFolded, withToggled } from './folding.ts';
import { mermaidId } from './mermaid/escape.ts';
import { isAccepted } from './mermaid/mermaid-parser.test-data.ts';
import { nothingNarrowed } from './narrow-graph.ts';
import type { Grouping } from './view.ts';
import { graphOf, platform } from './views/platform-sample.test-data.ts';
import { sample } from './views/sample-resource.test-data.ts';
import { viewOf, views } from './views.ts';

const costs = nodeCosts(platform.nodes, usualBasis);
const options = { environment: 'dev', theme: 'light', costs } as const;
const everyView = views.map((view) => [view.id, view] as const);
const groupings: readonly Grouping[] = ['view', 'layer', 'service', 'zone'];

/** Whether a gateway is attached is where its arrow leads. */
function attaches({ type }: ResourceNode): boolean {
  return type === 'AWS::EC2::InternetGateway';
}

describe.each(everyView)('%s', (id, view) => {
  test('draws the platform', async () => {
    const { text } = drawView(view, platform, options);
    expect(text).toMatchSnapshot();
    await expect(isAccepted(text)).resolves.toBe(true);
  });

  test('draws nothing where there is nothing', async () => {
    const { text, listed } = drawView(view, graphOf([]), options);
    expect(drawnIds(text)).toEqual([]);
    expect(listed).toEqual([]);
    await expect(isAccepted(text)).resolves.toBe(true);
  });

  test('says what it draws, and is found by its id', () => {
    expect(viewOf(id)).toBe(view);
    expect(view.describe(platform)).toMatch(/\d/);
  });

  test('draws each element once, and arrows between drawn elements only', () => {
    const { text } = drawView(view, platform, options);
    const ids = drawnIds(text);
    expect(new Set(ids).size).toBe(ids.length);
    for (const end of arrowEnds(text)) expect(ids).toContain(end);
  });

  test('opens only resources that exist', () => {
    const known = new Set(platform.nodes.map((node) => node.id));
    const { resourceByNode } = drawView(view, platform, options);
    expect(Object.values(resourceByNode).length).toBeGreaterThan(0);
    for (const resource of Object.values(resourceByNode)) expect(known).toContain(resource);
  });

  test('lists what it draws in the table', () => {
    const { listed, resourceByNode } = drawView(view, platform, options);
    const drawn = new Set(Object.values(resourceByNode));
    expect(listed.some(({ id }) => drawn.has(id))).toBe(true);
  });

  test('keeps its structure while states change', () => {
    const stopped = {
      ...platform,
      nodes: platform.nodes.map((node) => ({
        ...node,
        ...(node.statusText !== 'exists' &&
          !attaches(node) && { status: 'stopped' as const, statusText: 'stopped' }),
      })),
    };
    const [before, after] = [platform, stopped].map((graph) => drawView(view, graph, options));
    expect(after?.structureKey).toBe(before?.structureKey);
  });

  test('never shows more than 150 elements, and no failure less than it can', async () => {
    const many = graphOf(
      platform.nodes.flatMap((node) =>
        Array.from(
          { length: 40 },
          (_, index): ResourceNode => ({
            ...node,
            id: index === 0 ? node.id : `${node.id}-${index}`,
            name: `${node.name}-${index}`,
            ...(index === 39 && { status: 'failed', statusText: 'failed' }),
          }),
        ),
      ),
    );
    const { text, rolledUp } = drawView(view, many, options);
    expect(drawnIds(text).length).toBeLessThanOrEqual(150);
    expect(rolledUp.length).toBeGreaterThan(0);
    expect(text).toMatch(/failed/);
    await expect(isAccepted(text)).resolves.toBe(true);
  });
});

test.each<[string, Grouping]>([
  ['network', 'zone'],
  ['security-groups', 'layer'],
  ['data-lake', 'layer'],
  ['monitoring', 'service'],
  ['monitoring-flow', 'layer'],
])('%s by %s', async (id, grouping) => {
  const { text } = drawView(viewOf(id), platform, { ...options, grouping });
  expect(text).toMatchSnapshot();
  await expect(isAccepted(text)).resolves.toBe(true);
});

test('ids, titles and sections are unique', () => {
  expect(views).toHaveLength(14);
  for (const key of ['id', 'title', 'section'] as const) {
    expect(new Set(views.map((view) => view[key])).size).toBe(14);
  }
});

test('a view that nobody knows is the network', () => {
  expect(viewOf('costs').id).toBe('network');
  expect(viewOf(undefined).id).toBe('network');
});

test('what runs moves along its arrows, and another state does not lay out again', () => {
  const etl = viewOf('etl');
  const rested = {
    ...platform,
    nodes: platform.nodes.map((node) =>
      node.id === 'dev-raw-data'
        ? { ...node, properties: { ...node.properties, State: 'READY' } }
        : node,
    ),
  };
  const before = drawView(etl, platform, options);
  const after = drawView(etl, rested, options);
  expect(before.runningEdges.length).toBeGreaterThan(after.runningEdges.length);
  expect(before.text).toContain(`${before.runningEdges[0]}@{ animate: true }`);
  expect(after.structureKey).toBe(before.structureKey);
});

test('tools are parts of their host, without a state of their own', () => {
  const { statusByNode, partByNode, resourceByNode } = drawView(
    viewOf('monitoring'),
    platform,
    options,
  );
  const grafana = mermaidId('i-monitoring#grafana');
  expect(partByNode[grafana]).toBe('Grafana');
  expect(resourceByNode[grafana]).toBe('i-monitoring');
  expect(statusByNode[grafana]).toBeUndefined();
});

test.each(['kubernetes', 'monitoring', 'monitoring-flow'])('%s: without a host, no tools', (id) => {
  const hostless = graphOf(platform.nodes.filter(({ type }) => type !== 'AWS::EC2::Instance'));
  const { partByNode } = drawView(viewOf(id), hostless, options);
  expect(partByNode).toEqual({});
});

test.each<[Grouping, string]>([
  ['layer', 'Data lake'],
  ['service', 'Glue'],
  ['zone', 'us-east-2b'],
])('everything is grouped by %s', (grouping, title) => {
  const { text } = drawView(viewOf('everything'), platform, { ...options, grouping });
  expect(text).toMatch(new RegExp(`subgraph \\w+\\["${title}"\\]`));
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    'end',
    'subgraph x',
    '"]',
    '%%{init: {}}%%',
    'click a "javascript:b"',
    '<img src=x onerror=alert(1)>',
    '---\nconfig:',
    '`x`',
    'x\ny',
    '#quot;',
    'style:#x;',
    'classDef a fill:red',
    'constructor',
    '__proto__',
    'valueOf',
    '@{ animate: true }',
  ),
);

test('Mermaid accepts every view, whatever names, ids and tags contain, and no markup gets in', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyName, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...views),
      fc.constantFrom('light' as const, 'dark' as const),
      fc.constantFrom(
        'status' as const,
        'drift' as const,
        'findings' as const,
        'age' as const,
        'cost' as const,
      ),
      fc.constantFrom(...groupings),
      fc.constantFrom(nothingFolded, allFolded),
      fc.nat(),
      async (names, view, theme, overlay, grouping, usual, place) => {
        const name = (index: number) => names[index % names.length] ?? '';
        const named = graphOf(
          platform.nodes.map((node, index) => ({
            ...node,
            name: name(index),
            statusText: name(index + 1),
            ...(index % 11 === 0 && { type: `AWS::${name(index + 4)}` }),
            layer: index % 7 === 0 ? name(index + 2) : (node.layer ?? ''),
            properties: renamed(node.properties, name(index + 3)),
            tags: { Name: name(index) },
          })),
          platform.relations,
        );
        const drawing = { environment: name(0), theme, overlay, grouping };
        const frames = Object.keys(drawView(view, named, drawing).frameByNode);
        const folding = withToggled(usual, frames[place % Math.max(frames.length, 1)] ?? '');
        const { text } = drawView(view, named, { ...drawing, folding });
        await isAccepted(text);
        expect(text.replaceAll('<br/>', '')).not.toMatch(/<[a-z]/i);
      },
    ),
    { numRuns: 120 },
  );
});

/** The properties with every text that is not an id of something else replaced. */
function renamed(properties: ResourceNode['properties'], text: string): ResourceNode['properties'] {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [
      key,
      typeof value === 'string' && !/Id$|Arn$|^Role|Name$/.test(key) ? text : value,
    ]),
  );
}

test('a narrowing that lets nothing through draws nothing and says how much it leaves out', () => {
  const narrowing = { ...nothingNarrowed, text: 'no such thing' };
  for (const view of views) {
    const { text, listed, narrowedOut } = drawView(view, platform, { ...options, narrowing });
    expect(drawnIds(text)).toEqual([]);
    expect(listed).toEqual([]);
    expect(narrowedOut).toBeGreaterThan(0);
  }
});

test('what is drawn of many stands in columns beside what stands for the rest', () => {
  const roles = Array.from({ length: 400 }, (_, n) =>
    sample('access/Role', 'IAM::Role', `role-${n}`, {}),
  );
  const { text, rolledUp } = drawView(viewOf('everything'), graphOf(roles, []), options);
  expect(rolledUp).toHaveLength(1);
  const above = [...text.matchAll(/^ *\w+ ~~~ (\w+)$/gm)].map(([, target]) => target);
  expect(new Set(above).size).toBe(above.length);
  expect(above.length).toBeGreaterThan(20);
});
