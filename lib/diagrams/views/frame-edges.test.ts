import { expect, test } from 'vitest';
import { flowFromAll } from './frame-edges.ts';
import { sample } from './sample-resource.test-data.ts';

function services(count: number, runningCount: number) {
  return Array.from({ length: count }, (_, index) =>
    sample('compute/Service', 'ECS::Service', `service-${index}`, { runningCount }),
  );
}

test('few nodes each have an arrow to each target', () => {
  const nodes = services(2, 1);
  expect(flowFromAll({ frame: 'containers', nodes }, ['a', 'b'], 'usage')).toEqual([
    { from: 'service-0', to: 'a', look: 'flow', label: 'usage', running: true },
    { from: 'service-1', to: 'a', look: 'flow', label: 'usage', running: true },
    { from: 'service-0', to: 'b', look: 'flow', label: 'usage', running: true },
    { from: 'service-1', to: 'b', look: 'flow', label: 'usage', running: true },
  ]);
});

test.each([
  ['runs where one of them does', 1, { running: true }],
  ['stands still where none of them runs', 0, {}],
])('the one arrow of many nodes leads from their frame and %s', (_, runningCount, running) => {
  const nodes = [...services(40, 0), ...services(1, runningCount)];
  expect(flowFromAll({ frame: 'containers', nodes }, ['a', 'b'], 'usage')).toEqual([
    { from: 'containers', to: 'a', look: 'flow', label: 'usage', ...running },
    { from: 'containers', to: 'b', look: 'flow', label: 'usage', ...running },
  ]);
});
