import { expect, test } from 'vitest';
import { drawView } from '../draw-view.ts';
import { mermaidId } from '../mermaid/escape.ts';
import { configurationView } from './configuration.ts';
import { platform } from './platform-sample.test-data.ts';

const options = { environment: 'dev', theme: 'light' } as const;
const arrow = (from: string, to: string) =>
  new RegExp(`${mermaidId(from)} e\\d+@--> ${mermaidId(to)}\\n`);

test('each layer is its variables and what they feed, the principal ones named', () => {
  const { text, rolledUp } = drawView(configurationView, platform, options);
  expect(text).toMatch(
    /Variables of Databases<br\/>MYSQL#95;INSTANCE#95;CLASS<br\/>REDIS#95;NODE#95;TYPE<br\/>\d+ others"/,
  );
  expect(text).toMatch(/Databases<br\/>dev-mysql<br\/>dev-redis</);
  expect(text).toMatch(arrow('variables databases', 'fed databases'));
  expect(rolledUp.map(({ what }) => what)).toContain('resources in Databases');
});

test('opened, each variable leads to the resources that it feeds', () => {
  const expanded = new Set(['variables databases', 'fed databases'].map(mermaidId));
  const { text, rolledUp } = drawView(configurationView, platform, { ...options, expanded });
  expect(text).toMatch(arrow('context MYSQL_INSTANCE_CLASS', 'dev-mysql'));
  expect(text).toMatch(arrow('context REDIS_NODE_TYPE', 'dev-redis'));
  expect(rolledUp.map(({ what }) => what)).not.toContain('resources in Databases');
});

test('what is searched for is not hidden among what is counted', () => {
  const narrowing = { layers: [], types: [], tags: [], text: 'dev-mysql', steps: 1 };
  const { resourceByNode } = drawView(configurationView, platform, { ...options, narrowing });
  expect(Object.values(resourceByNode)).toEqual(['dev-mysql']);
});
