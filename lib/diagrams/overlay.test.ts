import { describe, expect, test } from 'vitest';
import { drawView } from './draw-view.ts';
import { mermaidId } from './mermaid/escape.ts';
import type { Overlay } from './overlay.ts';
import { ageText, createdAt } from './resource-age.ts';
import { platform } from './views/platform-sample.test-data.ts';
import { viewOf } from './views.ts';

function told(overlay: Overlay, id: string) {
  const options = { environment: 'dev', theme: 'light', overlay } as const;
  return drawView(viewOf('everything'), platform, options).statusByNode[mermaidId(id)];
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
