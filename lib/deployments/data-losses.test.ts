import { expect, it } from 'vitest';
import type { ResourceChange } from '#lib/api/deployment-documents.ts';
import { dataLosses } from './data-losses.ts';

const change = (more: Partial<ResourceChange>): ResourceChange => ({
  logicalId: 'Bucket',
  physicalId: 'dev-data-lake-1a2b',
  resourceType: 'AWS::S3::Bucket',
  action: 'modify',
  replacement: 'yes',
  policyAction: 'ReplaceAndDelete',
  properties: [
    {
      path: '/Properties/BucketName',
      before: 'a',
      after: 'b',
      requiresRecreation: 'always',
      cause: null,
    },
    {
      path: '/Properties/Tags/0/Value',
      before: 'a',
      after: 'b',
      requiresRecreation: 'never',
      cause: null,
    },
  ],
  ...more,
});

it('names what is replaced, and by which properties', () => {
  expect(dataLosses('data-lake', [change({})])).toEqual([
    {
      layer: 'data-lake',
      logicalId: 'Bucket',
      name: 'dev-data-lake-1a2b',
      resourceType: 'AWS::S3::Bucket',
      cause: 'it is replaced because of BucketName.',
    },
  ]);
});

it.each<[string, Partial<ResourceChange>, boolean]>([
  ['a change in place', { replacement: 'no', policyAction: null }, false],
  ['a replacement that keeps the old one', { policyAction: 'ReplaceAndRetain' }, false],
  ['a replacement after a snapshot', { policyAction: 'ReplaceAndSnapshot' }, false],
  ['a replacement of which AWS does not say more', { policyAction: null }, true],
  ['a replacement that is not certain', { replacement: 'maybe' }, true],
  ['a removal', { action: 'remove', replacement: 'no', policyAction: 'Delete' }, true],
  ['a removal that keeps it', { action: 'remove', policyAction: 'Retain' }, false],
  ['an addition', { action: 'add', replacement: 'no', policyAction: null }, false],
  ['something without data', { resourceType: 'AWS::EC2::RouteTable' }, false],
])('%s', (_, more, loses) => {
  expect(dataLosses('data-lake', [change(more)])).toHaveLength(loses ? 1 : 0);
});
