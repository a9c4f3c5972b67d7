import { layerTag } from '#lib/discovery/answers.ts';
import type { Clients } from '../local-aws/test-endpoint.ts';

/** Where resources are seeded, and what they refer to. */
export interface Seeding {
  readonly clients: Clients;
  readonly environment: string;
  readonly tag: { readonly Key: string; readonly Value: string };
  readonly tags: Readonly<Record<string, string>>;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly imageId: string;
  readonly roleArn: string;
  databaseOf(index: number): string;
}

interface SeededKind {
  /** Of all resources, from 0 to 1. */
  readonly share: number;
  /** How many one call makes. */
  readonly atOnce?: number;
  create(seeding: Seeding, index: number, count: number): Promise<unknown>;
}

const instancesAtOnce = 5;
const hostLayers = ['monitoring', 'kubernetes'];

/** Every other batch of machines belongs to the layer of monitoring, the rest to that of Kubernetes. */
function hostTags(index: number) {
  const layer = hostLayers[(index / instancesAtOnce) % hostLayers.length];
  return layer === undefined ? [] : [{ Key: layerTag, Value: layer }];
}

/** The mix of a large data platform: many tables, machines and rules, and something of all the rest. */
export const seededKinds: readonly SeededKind[] = [
  {
    share: 0.15,
    create: async ({ clients: { ec2 }, environment, tag, vpcId }, index) => {
      const { GroupId } = await ec2.createSecurityGroup({
        GroupName: `${environment}-${index}`,
        Description: 'seeded',
        VpcId: vpcId,
        TagSpecifications: [{ ResourceType: 'security-group', Tags: [tag] }],
      });
      await ec2.authorizeSecurityGroupIngress({
        GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        ],
      });
    },
  },
  {
    share: 0.04,
    create: ({ clients: { ec2 }, tag, vpcId }, index) =>
      ec2.createSubnet({
        VpcId: vpcId,
        CidrBlock: `10.0.${64 + Math.floor(index / 4)}.${(index % 4) * 64}/26`,
        AvailabilityZone: `us-east-2${'abc'[index % 3]}`,
        TagSpecifications: [{ ResourceType: 'subnet', Tags: [tag] }],
      }),
  },
  {
    share: 0.1,
    atOnce: instancesAtOnce,
    create: ({ clients: { ec2 }, tag, subnetId, imageId }, index, count) =>
      ec2.runInstances({
        ImageId: imageId,
        InstanceType: 't3.micro',
        SubnetId: subnetId,
        MinCount: count,
        MaxCount: count,
        TagSpecifications: [{ ResourceType: 'instance', Tags: [tag, ...hostTags(index)] }],
      }),
  },
  {
    share: 0.22,
    create: ({ clients: { glue }, environment, databaseOf }, index) =>
      glue.createTable({
        DatabaseName: databaseOf(index),
        TableInput: {
          Name: `table_${index}`,
          StorageDescriptor: {
            Location: `s3://${environment}-data-lake/raw/table_${index}/`,
            Columns: [
              { Name: 'id', Type: 'bigint' },
              { Name: 'name', Type: 'string' },
            ],
          },
        },
      }),
  },
  {
    share: 0.08,
    create: ({ clients: { glue }, environment, tags, roleArn }, index) =>
      glue.createJob({
        Name: `${environment}-job-${index}`,
        Role: roleArn,
        Command: {
          Name: 'glueetl',
          ScriptLocation: `s3://${environment}-data-lake/scripts/job.py`,
        },
        Tags: tags,
      }),
  },
  {
    share: 0.08,
    create: ({ clients: { glue }, environment, tags, roleArn, databaseOf }, index) =>
      glue.createCrawler({
        Name: `${environment}-crawler-${index}`,
        Role: roleArn,
        DatabaseName: databaseOf(index),
        Targets: { S3Targets: [{ Path: `s3://${environment}-data-lake/raw/table_${index}/` }] },
        Tags: tags,
      }),
  },
  {
    share: 0.1,
    create: ({ clients: { logs }, environment, tags }, index) =>
      logs.createLogGroup({ logGroupName: `/strata/${environment}/${index}`, tags }),
  },
  {
    share: 0.1,
    create: ({ clients: { secrets }, environment, tag }, index) =>
      secrets.createSecret({
        Name: `${environment}/secret-${index}`,
        SecretString: 'seeded',
        Tags: [tag],
      }),
  },
  {
    share: 0.05,
    create: ({ clients: { ecs }, environment, tag }, index) =>
      ecs.registerTaskDefinition({
        family: `${environment}-task-${index}`,
        requiresCompatibilities: ['FARGATE'],
        networkMode: 'awsvpc',
        cpu: '256',
        memory: '512',
        containerDefinitions: [{ name: 'main', image: 'jobs:latest' }],
        tags: [{ key: tag.Key, value: tag.Value }],
      }),
  },
  {
    share: 0.05,
    create: ({ clients: { glue }, environment, tags }, index) =>
      glue.createTrigger({
        Name: `${environment}-trigger-${index}`,
        Type: 'ON_DEMAND',
        Actions: [{ JobName: `${environment}-job-${index}` }],
        Tags: tags,
      }),
  },
  {
    share: 0.02,
    create: ({ clients: { ecr }, environment, tag }, index) =>
      ecr.createRepository({ repositoryName: `${environment}/images-${index}`, tags: [tag] }),
  },
  {
    share: 0.01,
    create: async ({ clients: { s3 }, environment, tag }, index) => {
      const Bucket = `${environment}-${index === 0 ? 'data-lake' : `bucket-${index}`}`;
      await s3.createBucket({ Bucket });
      await s3.putBucketTagging({ Bucket, Tagging: { TagSet: [tag] } });
    },
  },
];
