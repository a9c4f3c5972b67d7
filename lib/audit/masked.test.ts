import { expect, test } from 'vitest';
import { z } from 'zod';
import { createEnvironment } from '#lib/api/environments.ts';
import { startOperation } from '#lib/api/operations.ts';
import { secretFields } from '#lib/api/secret-fields.ts';
import { taskRunInput } from '#lib/resources/ecs/task-definition-actions.ts';
import { jobRunInput } from '#lib/resources/glue/job-actions.ts';
import { masked } from './masked.ts';

const secret = z.string().register(secretFields, { shown: 'nothing' });

test.each<[string, z.ZodType, unknown, unknown]>([
  ['a secret', z.object({ a: secret, b: z.string() }), { a: 'x', b: 'y' }, { a: '•••', b: 'y' }],
  ['one of the wrong type', z.object({ a: secret }), { a: { b: 'x' } }, { a: '•••' }],
  ['one left out', z.object({ a: secret.optional() }), { a: null }, { a: null }],
  ['an optional one', z.object({ a: secret.optional().default('') }), { a: 'x' }, { a: '•••' }],
  ['one in a list', z.array(secret), ['x', 'y'], ['•••', '•••']],
  ['one in a record', z.record(z.string(), secret), { a: 'x' }, { a: '•••' }],
  ['one of alternatives', z.union([z.number(), secret]), 'x', '•••'],
  ['a field there is not', z.object({}), { password: 'x' }, { password: '(not described)' }],
  [
    'what is deeper than described',
    z.object({ a: z.string() }),
    { a: { b: 'x' } },
    { a: { b: '(not described)' } },
  ],
  ['something else altogether', z.object({ a: z.string() }), [['x']], ['(not described)']],
])('%s', (_, schema, value, expected) => {
  expect(masked(schema, value)).toEqual(expected);
});

test('of arguments and variables the names stay', () => {
  expect(masked(jobRunInput, { arguments: ['--token=abc=d'], workers: 2 })).toEqual({
    arguments: ['--token=•••'],
    workers: 2,
  });
  expect(
    masked(taskRunInput, { count: 1, environment: ['TOKEN=abc', 'abc'], command: ['run', 'abc'] }),
  ).toEqual({ count: 1, environment: ['TOKEN=•••', '•••'], command: ['•••', '•••'] });
});

test('what an operation asks for is told by its action, not by the request', () => {
  const body = { resource: 'job', action: 'run', input: { arguments: ['--token=abc'] } };
  expect(masked(startOperation.body, body)).toEqual({ ...body, input: '•••' });
});

test('an environment is written down as it was asked for', () => {
  const body = {
    name: 'dev',
    region: 'us-east-2',
    tags: { team: 'data' },
    parameters: { network: { natGateways: 'none' } },
  };
  expect(masked(createEnvironment.body, body)).toEqual(body);
});
