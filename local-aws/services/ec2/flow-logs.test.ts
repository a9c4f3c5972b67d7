import type { CreateFlowLogsRequest } from '@aws-sdk/client-ec2';
import { expect, test } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

test('flow logs are made once per destination', async () => {
  const { ec2, vpcId } = network();
  const request = {
    ResourceIds: [vpcId],
    ResourceType: 'VPC',
    TrafficType: 'ALL',
    LogGroupName: '/vpc/flow',
    DeliverLogsPermissionArn: 'arn:aws:iam::000000000000:role/flow',
  } satisfies CreateFlowLogsRequest;
  const { FlowLogIds } = await ec2.createFlowLogs(request);
  await expect(ec2.createFlowLogs(request)).rejects.toMatchObject({ name: 'FlowLogAlreadyExists' });
  const { FlowLogs } = await ec2.describeFlowLogs({
    Filter: [{ Name: 'resource-id', Values: [vpcId] }],
  });
  expect(FlowLogs?.map(({ FlowLogId }) => FlowLogId)).toEqual(FlowLogIds);
  await ec2.deleteFlowLogs({ FlowLogIds });
});
