import { consoleUrl } from '../console-url.ts';
import { textAt } from '../property-path.ts';
import { defineResource } from '../resource-module.ts';

export const flowLog = defineResource({
  type: 'AWS::EC2::FlowLog',
  title: 'Flow log',
  plural: 'Flow logs',
  icon: 'aws:flow-log',
  arnType: 'ec2:vpc-flow-log',
  physicalId: /^fl-/,
  statuses: { ACTIVE: 'healthy', 'ACTIVE, delivery FAILED': 'failed' },
  state: (properties) => {
    const status = textAt(properties, 'FlowLogStatus');
    const delivery = textAt(properties, 'DeliverLogsStatus');
    return delivery === 'FAILED' ? `${status}, delivery FAILED` : status;
  },
  properties: [
    { label: 'Flow log ID', path: 'FlowLogId' },
    { label: 'Watches', path: 'ResourceId' },
    { label: 'Traffic', path: 'TrafficType' },
    { label: 'Log group', path: 'LogGroupName' },
    { label: 'Aggregation', path: 'MaxAggregationInterval', unit: 's' },
    { label: 'Delivery', path: 'DeliverLogsStatus' },
    { label: 'Delivery error', path: 'DeliverLogsErrorMessage' },
  ],
  relations: [
    { kind: 'attached-to', property: 'ResourceId', to: 'AWS::EC2::VPC' },
    { kind: 'uses', property: 'LogGroupName', to: 'AWS::Logs::LogGroup' },
    { kind: 'assumes', property: 'DeliverLogsPermissionArn', to: 'AWS::IAM::Role' },
  ],
  typicalSeconds: { create: 16, update: 3, delete: 2 },
  price: { free: 'Billed as what the log group receives' },
  consoleUrl: (node, region) => {
    const watched = textAt(node.properties, 'ResourceId');
    return watched && consoleUrl(region, 'vpcconsole', `VpcDetails:VpcId=${watched}`);
  },
});
