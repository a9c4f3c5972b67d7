import {
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import {
  rebootInstance,
  startInstance,
  stopInstance,
} from '#lib/resources/ec2/instance-actions.ts';
import { performs } from './performer.ts';

export const instancePerformers = [
  performs(startInstance, async ({ aws: { ec2 }, node }) => {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [node.id] }));
  }),
  performs(stopInstance, async ({ aws: { ec2 }, node }) => {
    await ec2.send(new StopInstancesCommand({ InstanceIds: [node.id] }));
  }),
  performs(rebootInstance, async ({ aws: { ec2 }, node }) => {
    await ec2.send(new RebootInstancesCommand({ InstanceIds: [node.id] }));
  }),
];
