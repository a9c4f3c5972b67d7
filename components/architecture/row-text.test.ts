import { expect, test } from 'vitest';
import type { ResourceRow } from '#lib/diagrams/views/resource-rows.ts';
import { matchesRow, relationsText } from './row-text.ts';

const row: ResourceRow = {
  id: 'nat-0a1b',
  name: 'dev-nat-a',
  type: 'AWS::EC2::NatGateway',
  title: 'NAT gateway',
  zone: 'us-east-2a',
  status: 'healthy',
  statusText: 'available',
  managed: true,
  relations: [{ kind: 'attached-to', id: 'subnet-1', name: 'dev-public-a' }],
};

test.each([
  ['', true],
  ['NAT', true],
  ['gateway 2a', true],
  ['dev-public-a', true],
  ['undefined', false],
  ['gateway us-east-2b', false],
])('filter "%s" matches: %s', (filter, expected) => {
  expect(matchesRow(row, filter)).toBe(expected);
});

test('relations read as words', () => {
  expect(relationsText(row)).toBe('attached to dev-public-a');
});
