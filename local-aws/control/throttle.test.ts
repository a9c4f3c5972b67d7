import { expect, test } from 'vitest';
import { tokenBuckets } from './throttle.ts';

function admitted(calls: number, admit: () => boolean): number {
  return Array.from({ length: calls }, admit).filter(Boolean).length;
}

test('a bucket empties, fills at the speed of AWS time, and never beyond its burst', () => {
  let nowMs = 0;
  const throttle = tokenBuckets(
    () => nowMs,
    () => 10,
  );
  const describeVpcs = () => throttle.admit('1', 'us-east-2', 'EC2', 'DescribeVpcs');
  expect(admitted(150, describeVpcs)).toBe(100);
  nowMs += 100;
  expect(admitted(150, describeVpcs)).toBe(20);
  nowMs += 3_600_000;
  expect(admitted(150, describeVpcs)).toBe(100);
});

test('families, services and regions have buckets of their own', () => {
  const throttle = tokenBuckets(
    () => 0,
    () => 1,
  );
  admitted(100, () => throttle.admit('1', 'us-east-2', 'EC2', 'DescribeVpcs'));
  expect(throttle.admit('1', 'us-east-2', 'EC2', 'DescribeSubnets')).toBe(false);
  expect(throttle.admit('1', 'us-east-2', 'EC2', 'CreateVpc')).toBe(true);
  expect(throttle.admit('1', 'us-west-2', 'EC2', 'DescribeVpcs')).toBe(true);
  expect(throttle.admit('1', 'us-east-2', 'CloudFormation', 'DescribeStacks')).toBe(true);
});
