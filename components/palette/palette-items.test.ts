import { expect, it } from 'vitest';
import type { ToolStatus } from '#lib/api/tool-documents.ts';
import { bestItems } from './best-items.ts';
import { paletteItems } from './palette-items.ts';

function toolCalled(title: string, more: Partial<ToolStatus>): ToolStatus {
  return {
    id: 'grafana',
    title,
    host: { id: 'i-1', name: 'dev-monitoring' },
    state: 'up',
    reason: null,
    remedies: [],
    latencyMs: 2,
    version: '13.2.2',
    url: 'http://127.64.0.1:3000/',
    simulated: true,
    hasCredentials: true,
    openings: [],
    ...more,
  };
}

it('a tool that is up is opened at its address', () => {
  const items = paletteItems('dev', [], [toolCalled('Grafana', {})]);
  const [found] = bestItems(items, 'open graf');
  expect(found).toMatchObject({
    kind: 'link',
    text: 'Open Grafana',
    href: 'http://127.64.0.1:3000/',
  });
  expect(found).not.toHaveProperty('unavailable');
});

it('a tool that does not answer says why and cannot be chosen', () => {
  const stopped = toolCalled('Grafana', { state: 'stopped', reason: 'dev-monitoring is stopped.' });
  const items = paletteItems('dev', [], [stopped]);
  expect(items).toContainEqual(
    expect.objectContaining({
      text: 'Open Grafana',
      hint: 'dev-monitoring is stopped.',
      unavailable: 'dev-monitoring is stopped.',
    }),
  );
});
