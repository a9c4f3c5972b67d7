import pLimit from 'p-limit';
import { environmentTag } from '#lib/discovery/answers.ts';
import { type Clients, clientsOf } from '../local-aws/test-endpoint.ts';
import { type Seeding, seededKinds } from './seeded-kinds.ts';

const concurrentCalls = 16;
const tablesPerDatabase = 100;
/** A connection that the endpoint closes while it is idle is opened again. */
const maxAttempts = 3;

/**
 * Fills an account of the local endpoint with about that many resources of one environment, by the
 * SDK, each with the environment's tag or within something that has it.
 */
export async function seedEnvironment(
  url: string,
  environment: string,
  resources: number,
): Promise<void> {
  const clients = clientsOf(url, { maxAttempts });
  const seeding = await seedFrame(
    clients,
    environment,
    Math.ceil(resources / tablesPerDatabase / 4),
  );
  const limit = pLimit(concurrentCalls);
  for (const { share, atOnce = 1, create } of seededKinds) {
    const count = Math.round(resources * share);
    const starts = Array.from({ length: Math.ceil(count / atOnce) }, (_, index) => index * atOnce);
    await Promise.all(
      starts.map((start) => limit(() => create(seeding, start, Math.min(atOnce, count - start)))),
    );
  }
}

/** What everything else is in: a network, a catalog, a cluster, a role. */
async function seedFrame(
  clients: Clients,
  environment: string,
  databases: number,
): Promise<Seeding> {
  const tag = { Key: environmentTag, Value: environment };
  const tags = { [environmentTag]: environment };
  const { Vpc } = await clients.ec2.createVpc({
    CidrBlock: '10.0.0.0/16',
    TagSpecifications: [{ ResourceType: 'vpc', Tags: [tag] }],
  });
  const { Images } = await clients.ec2.describeImages({
    Owners: ['amazon'],
    Filters: [
      { Name: 'name', Values: ['al2023-ami-2023*'] },
      { Name: 'architecture', Values: ['x86_64'] },
    ],
  });
  const { Subnet } = await clients.ec2.createSubnet({
    VpcId: Vpc?.VpcId,
    CidrBlock: '10.0.0.0/18',
    TagSpecifications: [{ ResourceType: 'subnet', Tags: [tag] }],
  });
  for (let index = 0; index < databases; index += 1) {
    await clients.glue.createDatabase({
      DatabaseInput: { Name: `${environment}_${index}` },
      Tags: tags,
    });
  }
  await clients.ecs.createCluster({
    clusterName: environment,
    tags: [{ key: tag.Key, value: tag.Value }],
  });
  const { Role } = await clients.iam.createRole({
    RoleName: `${environment}-role`,
    AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: [] }),
    Tags: [tag],
  });
  return {
    clients,
    environment,
    tag,
    tags,
    vpcId: Vpc?.VpcId ?? '',
    subnetId: Subnet?.SubnetId ?? '',
    imageId: Images?.[0]?.ImageId ?? '',
    roleArn: Role?.Arn ?? '',
    databaseOf: (index) => `${environment}_${index % databases}`,
  };
}
