import { expect, test } from 'vitest';
import { propertyValues, settingValues } from './property-values.ts';
import { resourceNode } from './resource-node.test-data.ts';

test('what matters is shown as people read it', () => {
  const subnet = resourceNode('subnet-0a1b2c3d4e5f67890', {
    properties: {
      SubnetId: 'subnet-0a1b2c3d4e5f67890',
      CidrBlock: '10.0.1.0/24',
      AvailableIpAddressCount: 251,
      MapPublicIpOnLaunch: false,
      OwnerId: '000000000000',
    },
  });
  expect(propertyValues(subnet)).toEqual([
    { label: 'Subnet ID', text: 'subnet-0a1b2c3d4e5f67890', copyable: true },
    { label: 'IPv4 CIDR', text: '10.0.1.0/24', copyable: true },
    { label: 'Free addresses', text: '251 addresses', copyable: false },
    { label: 'Public IPv4 on launch', text: 'No', copyable: false },
  ]);
});

test('what changes by itself is no setting', () => {
  const bucket = resourceNode('dev-lake', {
    type: 'AWS::S3::Bucket',
    properties: { Name: 'dev-lake', Usage: { Objects: 3, Bytes: 12 } },
  });
  const labels = (values: readonly { label: string }[]) => values.map(({ label }) => label);
  expect(labels(propertyValues(bucket))).toEqual(['Bucket', 'Objects', 'Size']);
  expect(labels(settingValues(bucket))).toEqual(['Bucket']);
});
