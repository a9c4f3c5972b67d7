import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { functionPrice } from './function-price.ts';

export const lambdaFunction = defineResource({
  type: 'AWS::Lambda::Function',
  title: 'Lambda function',
  plural: 'Lambda functions',
  icon: 'aws:function',
  arnType: 'lambda:function',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'FunctionName',
  properties: [
    { label: 'Name', path: 'FunctionName' },
    { label: 'Description', path: 'Description' },
    { label: 'Runtime', path: 'Runtime' },
    { label: 'Handler', path: 'Handler' },
    { label: 'Memory', path: 'MemorySize', unit: 'MiB' },
    { label: 'Time-out', path: 'Timeout', unit: 's' },
    { label: 'Code size', path: 'CodeSize', unit: 'bytes' },
    { label: 'Log group', path: 'LoggingConfig.LogGroup' },
    { label: 'Last modified', path: 'LastModified' },
  ],
  relations: [
    { kind: 'assumes', property: 'Role', to: 'AWS::IAM::Role' },
    { kind: 'in', property: 'VpcConfig.SubnetIds[]', to: 'AWS::EC2::Subnet' },
    { kind: 'uses', property: 'VpcConfig.SecurityGroupIds[]', to: 'AWS::EC2::SecurityGroup' },
    { kind: 'writes', property: 'LoggingConfig.LogGroup', to: 'AWS::Logs::LogGroup' },
    { kind: 'uses', property: 'KMSKeyArn', to: 'AWS::KMS::Key' },
  ],
  typicalSeconds: { create: 8, update: 8, delete: 4 },
  price: functionPrice,
  consoleUrl: (node, region) => consoleUrl(region, 'lambda', `/functions/${node.id}`),
});
