import { describe, expect, test } from 'vitest';
import { sumOf } from '#lib/cost/estimate.ts';
import { nodeCosts } from '#lib/cost/node-costs.ts';
import { usualBasis } from '#lib/cost/usual-basis.ts';
import { aboutUsd } from '#lib/prices/about-usd.ts';
import type { ResourceDrift } from '#lib/resources/graph.ts';
import { resourceModules } from '#lib/resources/registry.ts';
import { allElements } from './diagram.ts';
import { drawView, prepareView } from './draw-view.ts';
import { foldToFit } from './fold.ts';
import { nothingFolded, withToggled } from './folding.ts';
import { mermaidId } from './mermaid/escape.ts';
import type { Overlay } from './overlay.ts';
import { ageText, createdAt } from './resource-age.ts';
import { platform } from './views/platform-sample.test-data.ts';
import { sample } from './views/sample-resource.test-data.ts';
import { viewOf } from './views.ts';

const costs = nodeCosts(platform.nodes, usualBasis);

const balancer = platform.nodes.find(({ id }) => id.includes('loadbalancer'))?.id;

function told(overlay: Overlay, id: string, graph = platform) {
  const options = { environment: 'dev', theme: 'light', overlay, costs } as const;
  return drawView(viewOf('everything'), graph, options).statusByNode[mermaidId(id)];
}

describe('a node tells', () => {
  test.each<[Overlay, string, object | undefined]>([
    ['status', 'i-monitoring', { status: 'healthy', badge: '✓ running' }],
    ['findings', 'sg-kubernetes', { status: 'failed', badge: '▲ Open to the world' }],
    ['findings', 'sg-web', undefined],
    ['findings', 'dev-data-quality', undefined],
    ['age', 'i-monitoring', { badge: '3 days old' }],
    ['age', 'vpc-1', undefined],
  ])('its %s: %s', (overlay, id, expected) => {
    expect(told(overlay, id)).toEqual(expected);
  });
});

describe('a node tells its drift', () => {
  const checkedAt = '2026-11-24T00:00:00Z';
  test.each<[string, ResourceDrift | undefined, object | undefined]>([
    ['that was not checked', undefined, { badge: 'not checked' }],
    [
      'as its template',
      { state: 'in-sync', checkedAt },
      { status: 'healthy', badge: '= as its template' },
    ],
    [
      'that has drifted',
      { state: 'modified', checkedAt },
      { status: 'failed', badge: '≠ drifted' },
    ],
    ['that is gone', { state: 'deleted', checkedAt }, { status: 'failed', badge: '≠ deleted' }],
  ])('%s', (_, drift, expected) => {
    const nodes = platform.nodes.map((node) => ({
      ...node,
      managed: true,
      ...(drift && { drift }),
    }));
    expect(told('drift', 'i-monitoring', { ...platform, nodes })).toEqual(expected);
  });

  test('but not of what no stack holds', () => {
    const nodes = platform.nodes.map((node) => ({ ...node, managed: false }));
    expect(told('drift', 'i-monitoring', { ...platform, nodes })).toBeUndefined();
  });
});

test.each([
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:30Z', 'just made'],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:01:00Z', '1 minute old'],
  ['2026-01-01T00:00:00Z', '2026-01-01T05:10:00Z', '5 hours old'],
  ['2026-01-01T00:00:00Z', '2026-01-31T00:00:00Z', '30 days old'],
  ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', 'just made'],
])('made %s is at %s %s', (created, at, text) => {
  expect(ageText(created, at)).toBe(text);
});

test('a time that is none is not told', () => {
  expect(createdAt({ properties: { CreateTime: 'soon' } })).toBeUndefined();
  expect(createdAt({ properties: { CreateTime: 'soon', createdAt: '2026-01-01' } })).toBe(
    '2026-01-01',
  );
});

describe('a node tells its cost', () => {
  test.each<[string, object | undefined]>([
    ['i-monitoring', { badge: '① about $64 a month' }],
    ['dev-mysql', { badge: '⑤ about $12 a month, part unknown' }],
    ['key-lake', { badge: 'about $1 a month' }],
    ['dev-data-quality', { status: 'failed', badge: 'about $1 a month, failed' }],
    ['vpc-1', undefined],
  ])('%s', (id, expected) => {
    expect(told('cost', id)).toEqual(expected);
  });

  test('together with others that stand for one node', () => {
    const frame = mermaidId('by layer Secrets');
    const view = drawView(viewOf('everything'), platform, {
      environment: 'dev',
      theme: 'light',
      overlay: 'cost',
      costs,
      folding: withToggled(nothingFolded, frame),
    });
    expect(view.statusByNode[frame]).toEqual({ badge: 'about $3 a month' });
  });

  test('once, however often they are drawn and in however many steps they are folded', () => {
    const nodes = platform.nodes.map((node) =>
      node.id === balancer ? { ...node, status: 'failed' as const } : node,
    );
    const options = { environment: 'dev', overlay: 'cost', costs } as const;
    const { diagram } = prepareView(viewOf('network'), { ...platform, nodes }, options);
    const inside = allElements(diagram.elements).flatMap(({ resourceId }) => resourceId ?? []);
    expect(inside.filter((id) => id === balancer)).toHaveLength(2);
    const { usd } = sumOf([...new Set(inside)].flatMap((id) => costs.get(id) ?? []));
    const { elements } = foldToFit(diagram, 1, () => false, 'cost').diagram;
    const badges = elements.flatMap(({ badge }) => badge ?? []);
    expect(badges).toEqual([`${aboutUsd(usd)} a month, part unknown, 1 failed`]);
  });

  test('and nothing where that is not known', () => {
    const { statusByNode, text } = drawView(viewOf('cost'), platform, {
      environment: 'dev',
      theme: 'light',
    });
    expect(Object.values(statusByNode).filter(({ badge }) => badge?.includes('$'))).toEqual([]);
    expect(text).not.toContain('The dearest');
  });

  test('and the picture names the dearest', () => {
    const { text } = drawView(viewOf('cost'), platform, {
      environment: 'dev',
      theme: 'light',
      costs,
    });
    expect(text).toMatch(/accDescr: .*The dearest a month: dev-monitoring \(about .64\), /);
  });
});

test('the cost view has every type that is billed', () => {
  const view = viewOf('cost');
  const missing = resourceModules.filter(
    ({ type, price }) =>
      price && !('free' in price) && !view.selects(sample('x/Y', type.slice(5), 'y', {})),
  );
  expect(missing.map(({ type }) => type)).toEqual([]);
});
