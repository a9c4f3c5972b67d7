import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const logGroup = defineResource({
  type: 'AWS::Logs::LogGroup',
  title: 'Log group',
  plural: 'Log groups',
  icon: 'aws:log-group',
  arnType: 'logs:log-group',
  statuses: {},
  properties: [
    { label: 'Log group', path: 'LogGroupName' },
    { label: 'Retention', path: 'RetentionInDays', unit: 'days' },
  ],
  relations: [],
  typicalSeconds: { create: 6, update: 3, delete: 2 },
  holdsData: true,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'cloudwatch', `logsV2:log-groups/log-group/${twiceEncoded(node.id)}`),
});

/** The CloudWatch console encodes a name twice and writes `$` for the second `%`. */
function twiceEncoded(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
