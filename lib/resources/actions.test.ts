import { expect, test } from 'vitest';
import { z } from 'zod';
import { isPerformed } from '#lib/aws/actions/perform-action.ts';
import { whyUnavailable } from './action.ts';
import type { ResourceNode } from './graph.ts';
import { resourceModules } from './registry.ts';

const all = resourceModules.flatMap((module) =>
  (module.actions ?? []).map((action) => [`${module.type} ${action.id}`, module, action] as const),
);

function nodeOf(type: string, properties: ResourceNode['properties'] = {}): ResourceNode {
  return {
    id: 'dev-thing',
    type,
    name: 'dev-thing',
    status: 'healthy',
    statusText: 'exists',
    managed: true,
    properties,
    tags: {},
  };
}

test('ids are unique among the actions of a type, and titles too', () => {
  for (const { actions = [] } of resourceModules) {
    expect(new Set(actions.map(({ id }) => id)).size).toBe(actions.length);
    expect(new Set(actions.map(({ title }) => title)).size).toBe(actions.length);
  }
});

test.each(all)('%s is performed, and says what it does', (_, { type }, action) => {
  expect(isPerformed(action)).toBe(true);
  expect(action.id).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(action.effect(nodeOf(type))).toMatch(/^[A-Z\w].*\.$/);
});

test.each(all)('%s knows of a resource that is not told of, or gone', (_, { type }, action) => {
  expect(() => whyUnavailable(action, nodeOf(type))).not.toThrow();
  const input = action.input ? exampleOf(action.inputOf?.(nodeOf(type))) : undefined;
  const { state } = action.outcome(undefined, { seenMoving: false, input }, () => undefined);
  expect(state).not.toBe('running');
});

test.each(all)('%s has a form where it asks for something', (_, __, { input }) => {
  if (!input) return;
  const schema = z.toJSONSchema(input, { io: 'input' });
  for (const field of Object.values(schema.properties ?? {})) {
    expect(field).toMatchObject({ title: expect.any(String), description: expect.any(String) });
  }
});

test('nothing can be done to what does not exist yet, or is being deleted', () => {
  const [first] = all;
  if (!first) throw new Error('There are no actions');
  const [, { type }, action] = first;
  const pending = { ...nodeOf(type), id: 'dev-etl/Crawler', logicalId: 'Crawler' };
  expect(whyUnavailable(action, pending)).toBe('It does not exist yet.');
  expect(whyUnavailable(action, { ...nodeOf(type), status: 'deleting' })).toMatch(/deleted/);
});

/** Some value for every field, since outcomes read what was accepted. */
function exampleOf(known: Readonly<Record<string, unknown>> = {}): unknown {
  return {
    schedule: 'cron(0 2 * * ? *)',
    desiredCount: 1,
    spotWeight: 1,
    onDemandWeight: 1,
    minCapacity: 0,
    maxCapacity: 1,
    ...known,
  };
}
