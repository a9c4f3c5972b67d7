import { expect, test } from 'vitest';
import { drawView } from '../draw-view.ts';
import { deploymentView } from './deployment.ts';
import { graphOf, platform } from './platform-sample.test-data.ts';

const options = { environment: 'dev', theme: 'light' } as const;
const delivery = {
  repository: { name: 'summit-enterprise/data-platform', branch: 'main' },
  workspace: 'summit-enterprise/dev',
  run: { status: 'healthy', statusText: 'applied' },
} as const;

test('what deploys is named, with its newest run', () => {
  const { text } = drawView(deploymentView, platform, { ...options, delivery });
  for (const words of ['data-platform', 'branch main', 'summit-enterprise/dev', 'applied']) {
    expect(text).toContain(words);
  }
  expect(text).not.toContain('not connected');
});

test('what is not connected says so, and its way is dotted', () => {
  const { text } = drawView(deploymentView, platform, options);
  expect(text.match(/not connected/g)).toHaveLength(2);
  expect(text).toContain('-.');
});

test('a run that goes on, and a stack that changes, move their arrows and nothing else', () => {
  const run = { status: 'changing', statusText: 'applying' } as const;
  const applying = drawView(deploymentView, platform, {
    ...options,
    delivery: { ...delivery, run },
  });
  const rested = drawView(deploymentView, platform, { ...options, delivery });
  expect(applying.runningEdges.length).toBe(rested.runningEdges.length + 1);
  expect(applying.structureKey).toBe(rested.structureKey);
});

test('what no stack made is not there', () => {
  const byHand = platform.nodes.map((node) => ({ ...node, managed: false }));
  expect(drawView(deploymentView, graphOf(byHand), options).listed).toEqual([]);
});
