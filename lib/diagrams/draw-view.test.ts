import { describe, expect, test } from 'vitest';
import { type DrawViewOptions, drawView } from './draw-view.ts';
import { arrowEnds, drawnIds } from './drawn-text.test-data.ts';
import { allFolded, nothingFolded, withToggled } from './folding.ts';
import { mermaidId } from './mermaid/escape.ts';
import type { Overlay } from './overlay.ts';
import type { Grouping } from './view.ts';
import { graphOf, platform } from './views/platform-sample.test-data.ts';
import { sample } from './views/sample-resource.test-data.ts';
import { viewOf, views } from './views.ts';

const options = { environment: 'dev', theme: 'light' } as const;
const groupings: readonly Grouping[] = ['view', 'layer', 'service', 'zone'];

describe.each(
  views.flatMap((view) => groupings.map((grouping) => [view.id, grouping, view] as const)),
)('%s by %s', (_, grouping, view) => {
  const drawn = (over: Partial<DrawViewOptions> = {}, graph = platform) =>
    drawView(view, graph, { ...options, grouping, ...over });

  test('has every resource and part that the view draws', () => {
    const { rolledUp } = drawView(view, platform, options);
    const expanded = new Set(rolledUp.map(({ node }) => node));
    const own = drawView(view, platform, { ...options, expanded });
    const grouped = drawn({ expanded });
    expect(new Set(Object.values(grouped.resourceByNode))).toEqual(
      new Set(Object.values(own.resourceByNode)),
    );
    expect(grouped.partByNode).toEqual(own.partByNode);
  });

  test('draws each element once, and arrows between drawn elements only', () => {
    const { text } = drawn();
    const ids = drawnIds(text);
    expect(new Set(ids).size).toBe(ids.length);
    for (const end of arrowEnds(text)) expect(ids).toContain(end);
  });

  test('folded, has no frames and hides no failure', () => {
    const { resourceByNode, partByNode } = drawn();
    const failing = Object.entries(resourceByNode).flatMap(([node, id]) =>
      partByNode[node] === undefined ? [id] : [],
    );
    for (const failed of failing) {
      const graph = graphOf(
        platform.nodes.map((node) => ({
          ...node,
          ...(node.id === failed
            ? ({ status: 'failed', statusText: 'failed' } as const)
            : ({ status: 'healthy', statusText: 'well' } as const)),
        })),
        platform.relations,
      );
      const { text, statusByNode } = drawn({ folding: allFolded }, graph);
      expect(text).not.toContain('subgraph');
      expect(Object.values(statusByNode).map(({ status }) => status)).toContain('failed');
    }
  });

  test('unfolded one after the other, is as it was', () => {
    let folding = allFolded;
    let current = drawn({ folding });
    for (;;) {
      const folded = Object.entries(current.frameByNode).find(([, { isFolded }]) => isFolded);
      if (!folded) break;
      folding = withToggled(folding, folded[0]);
      current = drawn({ folding });
    }
    expect(current.text).toBe(drawn().text);
  });
});

test('a folded host is its resource still, and says how many parts it has', () => {
  const host = mermaidId('i-monitoring');
  const { text, resourceByNode, rolledUp } = drawView(viewOf('monitoring'), platform, {
    ...options,
    folding: withToggled(nothingFolded, host),
  });
  expect(resourceByNode[host]).toBe('i-monitoring');
  expect(rolledUp).toMatchObject([{ node: host, count: 9, resourceIds: [] }]);
  expect(text).toMatch(new RegExp(`${host}@{ icon: "aws:instance".*9 parts<br/>✓ running`));
});

test.each<[Overlay, object | undefined]>([
  ['status', { status: 'healthy', badge: '✓ healthy' }],
  ['findings', { status: 'failed', badge: '▲ 1 with findings' }],
  ['age', undefined],
])('a folded frame tells of %s what its resources do', (overlay, state) => {
  const frame = mermaidId('by layer Security groups');
  const folding = withToggled(nothingFolded, frame);
  const view = drawView(viewOf('everything'), platform, { ...options, overlay, folding });
  expect(view.statusByNode[frame]).toEqual(state);
});

test('where not all frames fit, the one that is opened stays open', () => {
  const graph = graphOf(
    ['access', 'budget'].flatMap((layer) =>
      Array.from({ length: 80 }, (_, n) =>
        sample(`${layer}/R`, `Kind${n}::Kind${n}`, `${layer}-${n}`, {}),
      ),
    ),
  );
  const [access, budget] = ['Access', 'Budget'].map((title) => mermaidId(`by layer ${title}`));
  const open = (expanded: ReadonlySet<string>) =>
    Object.keys(drawView(viewOf('everything'), graph, { ...options, expanded }).frameByNode);
  expect(open(new Set())).toEqual([budget]);
  expect(open(new Set([access ?? '']))).toEqual([access]);
});

test('a folded frame says how much is in it and what failed, and lists it', () => {
  const frame = mermaidId('by layer ETL pipeline');
  const whole = drawView(viewOf('everything'), platform, options);
  expect(whole.frameByNode[frame]).toEqual({ title: 'ETL pipeline', isFolded: false });
  const folded = drawView(viewOf('everything'), platform, {
    ...options,
    folding: withToggled(nothingFolded, frame),
  });
  expect(folded.frameByNode[frame]).toEqual({ title: 'ETL pipeline', isFolded: true });
  expect(folded.statusByNode[frame]).toEqual({ status: 'failed', badge: '✕ 1 failed' });
  expect(folded.rolledUp[0]?.resourceIds).toContain('dev-data-quality');
  expect(folded.text).not.toContain(mermaidId('dev-data-quality'));
});
