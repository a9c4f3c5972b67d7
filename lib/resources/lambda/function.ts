import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const lambdaFunction = defineResource({
  type: 'AWS::Lambda::Function',
  title: 'Lambda function',
  plural: 'Lambda functions',
  icon: 'aws:function',
  arnType: 'lambda:function',
  statuses: {},
  properties: [
    { label: 'Name', path: 'FunctionName' },
    { label: 'Runtime', path: 'Runtime' },
    { label: 'Last modified', path: 'LastModified' },
  ],
  relations: [],
  typicalSeconds: { create: 8, update: 8, delete: 4 },
  consoleUrl: (node, region) => consoleUrl(region, 'lambda', `/functions/${node.id}`),
});
