import { expect, test } from 'vitest';
import { Wanted } from './wanted.ts';

const place = 'us-east-2:111122223333';
const now = new Date('2026-11-24T00:00:00Z');

function wanted(
  physicalIds: Record<string, string>,
  arns: string[] = [],
  status = 'CREATE_COMPLETE',
) {
  return new Wanted(
    now,
    '123456789012',
    Object.entries(physicalIds).map(([type, physicalId], index) => ({
      logicalId: `Resource${index}`,
      type,
      physicalId,
      status,
    })),
    arns.map((arn) => ({ arn, tags: {} })),
  );
}

test.each([
  ['AWS::RDS::DBInstance', `arn:aws:rds:${place}:db:dev-mysql`, 'dev-mysql'],
  ['AWS::ECS::Cluster', `arn:aws:ecs:${place}:cluster/dev`, 'dev'],
  [
    'AWS::ECS::Service',
    `arn:aws:ecs:${place}:service/dev/jobs`,
    `arn:aws:ecs:${place}:service/dev/jobs`,
  ],
  ['AWS::S3::Bucket', 'arn:aws:s3:::dev-lake', 'dev-lake'],
  ['AWS::EC2::VPC', `arn:aws:ec2:${place}:vpc/vpc-1`, 'vpc-1'],
  ['AWS::Glue::Crawler', `arn:aws:glue:${place}:crawler/dev-raw`, 'dev-raw'],
])('%s is asked for by the form of its ids', (type, arn, id) => {
  expect(wanted({}, [arn]).ids(type)).toEqual([id]);
  expect(wanted({ [type]: id }, [arn]).ids(type)).toEqual([id]);
});

test('what a stack has let go of, or has no id of its service for, is not asked for', () => {
  expect(wanted({ 'AWS::EC2::VPC': 'vpc-1' }, [], 'DELETE_COMPLETE').ids('AWS::EC2::VPC')).toEqual(
    [],
  );
  expect(wanted({ 'AWS::EC2::VPC': 'dev-Vpc-1A2B' }).ids('AWS::EC2::VPC')).toEqual([]);
});
