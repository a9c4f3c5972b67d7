import { expect, it } from 'vitest';
import type { StackEvent } from '#lib/api/deployment-documents.ts';
import { type EventFilter, everyEvent, filterEvents } from './filter-events.ts';

const event = (sequence: number, more: Partial<StackEvent>): StackEvent => ({
  sequence,
  deploymentId: 'd',
  layer: 'network',
  at: '2026-01-31T09:30:00.000Z',
  logicalId: 'Vpc',
  physicalId: 'vpc-1',
  resourceType: 'AWS::EC2::VPC',
  status: 'CREATE_COMPLETE',
  reason: null,
  ...more,
});

const events = [
  event(1, {}),
  event(2, { layer: 'etl', logicalId: 'Job', resourceType: 'AWS::Glue::Job' }),
  event(3, { status: 'CREATE_FAILED', reason: 'No more addresses' }),
  event(4, { status: 'ROLLBACK_COMPLETE', resourceType: 'AWS::CloudFormation::Stack' }),
];

it.each<[string, Partial<EventFilter>, number[]]>([
  ['nothing', {}, [1, 2, 3, 4]],
  ['a layer', { layer: ['etl'] }, [2]],
  ['one of two layers', { layer: ['etl', 'network'] }, [1, 2, 3, 4]],
  ['a layer and a status', { layer: ['network'], status: ['CREATE_COMPLETE'] }, [1]],
  ['a resource', { resource: ['Job'] }, [2]],
  ['a type', { type: ['AWS::CloudFormation::Stack'] }, [4]],
  ['failures', { failuresOnly: true }, [3, 4]],
  ['a text in any case', { text: ['more ADDRESSES'] }, [3]],
  ['the id of AWS', { text: ['vpc-1'], status: ['CREATE_FAILED'] }, [3]],
])('filters by %s', (_, filter, sequences) => {
  const found = filterEvents(events, { ...everyEvent, ...filter });
  expect(found.map(({ sequence }) => sequence)).toEqual(sequences);
});
