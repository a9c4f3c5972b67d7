import { afterEach, beforeEach, expect, test } from 'vitest';
import { type StackFixture, stackFixture } from '../engine/runner/stack-fixture.ts';
import { taskDefinition } from './ecs-task-definition.ts';
import type { ResourceRequest } from './provider.ts';

const request: ResourceRequest = {
  stackId: 's',
  stackName: 's',
  type: taskDefinition.type,
  logicalId: 'Task',
  properties: { Family: 'api', ContainerDefinitions: [{ Name: 'api', Image: 'api' }] },
  tags: { 'aws:cloudformation:stack-id': 's', 'aws:cloudformation:logical-id': 'Task' },
  clientToken: 't',
  generatedName: 'n',
};

let endpoint: StackFixture;
beforeEach(() => {
  endpoint = stackFixture();
});
afterEach(() => endpoint.stop());

const find = (asked: Partial<ResourceRequest> = {}) =>
  taskDefinition.find?.(endpoint.ctx, { ...request, ...asked });

test('a revision is found again after an interrupted registration', async () => {
  expect(await find()).toBeUndefined();
  const arn = await taskDefinition.create(endpoint.ctx, request);
  expect(await find()).toBe(arn);
});

test('an older revision, one of another owner, or the one to be replaced is not', async () => {
  const first = await taskDefinition.create(endpoint.ctx, request);
  expect(await find({ replaces: first })).toBeUndefined();
  expect(await find({ stackId: 'other' })).toBeUndefined();
  expect(await find({ logicalId: 'Other' })).toBeUndefined();
  const second = await taskDefinition.create(endpoint.ctx, request);
  expect(await find({ replaces: first })).toBe(second);
  expect(await find({ replaces: second })).toBeUndefined();
  await taskDefinition.create(endpoint.ctx, { ...request, tags: {} });
  expect(await find()).toBeUndefined();
});
