import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';
import { volumeFindings } from './volume-findings.ts';
import { volumePrice } from './volume-price.ts';

/** Here only as the disks of instances, which EC2 makes with them. */
export const volume = defineResource({
  type: 'AWS::EC2::Volume',
  liveOnly: true,
  title: 'EBS volume',
  plural: 'EBS volumes',
  icon: 'aws:instance',
  arnType: 'ec2:volume',
  physicalId: /^vol-/,
  statuses: {
    creating: 'changing',
    available: 'healthy',
    'in-use': 'healthy',
    deleting: 'deleting',
    deleted: 'stopped',
    error: 'failed',
  },
  state: (properties) => textAt(properties, 'State'),
  properties: [
    { label: 'Volume ID', path: 'VolumeId' },
    { label: 'Type', path: 'VolumeType' },
    { label: 'Size', path: 'Size', unit: 'GiB' },
    { label: 'Encrypted', path: 'Encrypted' },
    { label: 'Instance', path: 'Attachments[].InstanceId' },
  ],
  relations: [
    {
      kind: 'attached-to',
      each: 'Attachments',
      property: 'InstanceId',
      to: 'AWS::EC2::Instance',
      label: ['Device'],
    },
    { kind: 'uses', property: 'KmsKeyId', to: 'AWS::KMS::Key' },
  ],
  typicalSeconds: { create: 10, update: 10, delete: 10 },
  price: volumePrice,
  holdsData: true,
  findings: volumeFindings,
  isAwsDefault: ({ Attachments }) => Array.isArray(Attachments) && Attachments.length > 0,
  consoleUrl: (node, region) => consoleUrl(region, 'ec2', `VolumeDetails:volumeId=${node.id}`),
});
