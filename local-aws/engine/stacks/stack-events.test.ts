import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type StackFixture, stackFixture } from '../runner/stack-fixture.ts';
import { listEvents, recordResourceEvent } from './stack-events.ts';
import type { ResourceRecord, StackRecord } from './stack-record.ts';
import { putResource } from './stack-store.ts';

const stack: StackRecord = {
  id: 'arn:aws:cloudformation:us-east-2:000000000000:stack/plain/1',
  name: 'plain',
  createdAt: '2026-11-24T06:32:58.000Z',
  status: 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS',
  definition: {
    template: 'Resources: {Reader: {Type: AWS::SSM::Parameter}}',
    parameters: {},
    tags: {},
    capabilities: [],
    notificationArns: [],
  },
  outputs: [],
  imports: [],
  disableRollback: false,
  terminationProtection: false,
  drift: { status: 'NOT_CHECKED' },
  operations: [],
  tokens: {},
};

function resourceRecord(record: Partial<ResourceRecord>): ResourceRecord {
  return {
    logicalId: 'Reader',
    type: 'AWS::SSM::Parameter',
    status: 'DELETE_IN_PROGRESS',
    updatedAt: '2026-11-24T06:32:58.000Z',
    properties: { Value: 'the answer' },
    tags: {},
    attributes: {},
    dependsOn: [],
    deletionPolicy: 'Delete',
    updateReplacePolicy: 'Delete',
    ...record,
  };
}

let endpoint: StackFixture;
beforeEach(() => {
  endpoint = stackFixture();
});
afterEach(() => endpoint.stop());

function shownBy(resource: ResourceRecord) {
  const list = vi.spyOn(endpoint.ctx.store, 'list');
  recordResourceEvent(endpoint.ctx, stack, resource, {});
  const lists = list.mock.calls.filter(([name]) => name.startsWith('cloudformation-')).length;
  return { properties: listEvents(endpoint.ctx, stack.id).at(-1)?.properties, lists };
}

test('an event reads no other resource where none hides its attributes', () => {
  putResource(endpoint.ctx.store, stack.id, resourceRecord({ logicalId: 'Other' }));
  expect(shownBy(resourceRecord({}))).toEqual({ properties: { Value: 'the answer' }, lists: 0 });
});

test('what a custom resource hides stays hidden, also when the template has left it', () => {
  const asked = { logicalId: 'Custom', type: 'Custom::Thing', hidesAttributes: true };
  const attributes = { Answer: 'answer' };
  putResource(endpoint.ctx.store, stack.id, resourceRecord({ ...asked, attributes }));
  expect(shownBy(resourceRecord({})).properties).toEqual({ Value: 'the ****' });
});
