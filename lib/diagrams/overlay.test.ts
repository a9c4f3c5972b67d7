import { describe, expect, test } from 'vitest';
import type { ResourceDrift } from '#lib/resources/graph.ts';
import { drawView } from './draw-view.ts';
import { mermaidId } from './mermaid/escape.ts';
import type { Overlay } from './overlay.ts';
import { ageText, createdAt } from './resource-age.ts';
import { platform } from './views/platform-sample.test-data.ts';
import { viewOf } from './views.ts';

function told(overlay: Overlay, id: string, graph = platform) {
  const options = { environment: 'dev', theme: 'light', overlay } as const;
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
