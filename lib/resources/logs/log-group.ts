import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { logGroupPrice } from './log-group-price.ts';

export const logGroup = defineResource({
  type: 'AWS::Logs::LogGroup',
  title: 'Log group',
  plural: 'Log groups',
  icon: 'aws:log-group',
  arnType: 'logs:log-group',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'logGroupName',
  properties: [
    { label: 'Log group', path: 'logGroupName' },
    { label: 'Retention', path: 'retentionInDays', unit: 'days' },
    { label: 'Stored', path: 'storedBytes', unit: 'bytes' },
    { label: 'Class', path: 'logGroupClass' },
  ],
  restless: ['storedBytes'],
  relations: [{ kind: 'uses', property: 'kmsKeyId', to: 'AWS::KMS::Key' }],
  typicalSeconds: { create: 6, update: 3, delete: 2 },
  price: logGroupPrice,
  holdsData: true,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'cloudwatch', `logsV2:log-groups/log-group/${twiceEncoded(node.id)}`),
});

/** The CloudWatch console encodes a name twice and writes `$` for the second `%`. */
function twiceEncoded(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
