import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import {
  CreateDBInstanceCommand,
  CreateDBSubnetGroupCommand,
  DeleteDBInstanceCommand,
  DeleteDBSubnetGroupCommand,
  waitUntilDBInstanceAvailable,
  waitUntilDBInstanceDeleted,
} from '@aws-sdk/client-rds';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

interface Database {
  readonly id: string;
  end(): Promise<void>;
}

/** A database made by hand in the network of an environment, to ask about. */
export async function runDatabase({ ctx }: TestRuntime, environment: string): Promise<Database> {
  const { ec2, rds: client } = ctx.aws({ region: 'us-east-2' });
  const Filters = [{ Name: 'tag:strata:environment', Values: [environment] }];
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }));
  const id = `${environment}-by-hand`;
  await client.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: id,
      DBSubnetGroupDescription: 'Of a test',
      SubnetIds: Subnets.flatMap(({ SubnetId }) => SubnetId ?? []),
    }),
  );
  await client.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: id,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'mysql',
      AllocatedStorage: 20,
      MasterUsername: 'admin',
      MasterUserPassword: 'only-for-a-test',
      DBSubnetGroupName: id,
      Tags: [{ Key: 'strata:environment', Value: environment }],
    }),
  );
  const waiting = { client, maxWaitTime: 30, minDelay: 1, maxDelay: 1 };
  await waitUntilDBInstanceAvailable(waiting, { DBInstanceIdentifier: id });
  return {
    id,
    end: async () => {
      await client.send(
        new DeleteDBInstanceCommand({ DBInstanceIdentifier: id, SkipFinalSnapshot: true }),
      );
      await waitUntilDBInstanceDeleted(waiting, { DBInstanceIdentifier: id });
      await client.send(new DeleteDBSubnetGroupCommand({ DBSubnetGroupName: id }));
    },
  };
}
