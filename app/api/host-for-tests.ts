import {
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  RunInstancesCommand,
  TerminateInstancesCommand,
  waitUntilInstanceRunning,
  waitUntilInstanceStopped,
  waitUntilInstanceTerminated,
} from '@aws-sdk/client-ec2';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

interface Host {
  readonly id: string;
  running(): Promise<unknown>;
  stopped(): Promise<unknown>;
  end(): Promise<void>;
}

/** An instance made by hand in the network of an environment, running, to do something to. */
export async function runHost({ ctx }: TestRuntime, environment: string): Promise<Host> {
  const { ec2: client } = ctx.aws({ region: 'us-east-2' });
  const Filters = [{ Name: 'tag:strata:environment', Values: [environment] }];
  const { Subnets } = await client.send(new DescribeSubnetsCommand({ Filters }));
  const { Images } = await client.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
  const image = Images?.find(({ Architecture }) => Architecture === 'x86_64');
  const { Instances } = await client.send(
    new RunInstancesCommand({
      ImageId: image?.ImageId,
      InstanceType: 't3.micro',
      SubnetId: Subnets?.[0]?.SubnetId,
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [
        {
          ResourceType: 'instance',
          Tags: [{ Key: 'strata:environment', Value: environment }],
        },
      ],
    }),
  );
  const id = Instances?.[0]?.InstanceId ?? '';
  const waiting = { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
  const running = () => waitUntilInstanceRunning(waiting, { InstanceIds: [id] });
  await running();
  return {
    id,
    running,
    stopped: () => waitUntilInstanceStopped(waiting, { InstanceIds: [id] }),
    end: async () => {
      await client.send(new TerminateInstancesCommand({ InstanceIds: [id] }));
      await waitUntilInstanceTerminated(waiting, { InstanceIds: [id] });
    },
  };
}
