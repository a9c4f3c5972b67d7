import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { detailsOf, eventsUntil, listen } from './test-events.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 2000 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const Role = 'arn:aws:iam::000000000000:role/r';

/** Listens while something happens until an event of this type says this. */
async function toldWhile(
  name: string,
  type: string,
  words: string,
  work: () => Promise<unknown>,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const queue = await listen(endpoint.clients, name, { 'detail-type': [type] });
  await work();
  const received = await eventsUntil(endpoint.clients, queue, (event) =>
    JSON.stringify(event).includes(words),
  );
  return detailsOf(received, type);
}

test('EC2 tells of an instance from its start to its end', async () => {
  const { ec2 } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  const { Subnet } = await ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: '10.0.0.0/24' });
  const { Images } = await ec2.describeImages({ Owners: ['amazon'] });
  const image = Images?.find(({ Architecture }) => Architecture === 'x86_64');
  const type = 'EC2 Instance State-change Notification';
  const queue = await listen(endpoint.clients, 'ec2', { 'detail-type': [type] });
  const { Instances } = await ec2.runInstances({
    ImageId: image?.ImageId,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    SubnetId: Subnet?.SubnetId,
  });
  const InstanceId = Instances?.[0]?.InstanceId ?? '';
  const until = (state: string) =>
    eventsUntil(endpoint.clients, queue, ({ detail }) => detail.state === state);
  const started = await until('running');
  await ec2.terminateInstances({ InstanceIds: [InstanceId] });
  const ended = await until('terminated');
  expect([...started, ...ended].map(({ detail }) => detail)).toEqual(
    ['pending', 'running', 'shutting-down', 'terminated'].map((state) => ({
      'instance-id': InstanceId,
      state,
    })),
  );
  expect(ended[0]?.resources).toEqual([
    `arn:aws:ec2:us-east-2:000000000000:instance/${InstanceId}`,
  ]);
});

test('ECS tells of tasks, deployments and the steady state of a service', async () => {
  const { ecs } = endpoint.clients;
  await ecs.createCluster({ clusterName: 'c' });
  await ecs.registerTaskDefinition({
    family: 'f',
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [{ name: 'main', image: 'nginx' }],
  });
  const queue = await listen(endpoint.clients, 'ecs', {
    'detail-type': [{ wildcard: 'ECS *' }],
  });
  await ecs.createService({
    cluster: 'c',
    serviceName: 's',
    taskDefinition: 'f',
    desiredCount: 1,
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } },
  });
  const received = await eventsUntil(
    endpoint.clients,
    queue,
    ({ detail }) => detail.eventName === 'SERVICE_STEADY_STATE',
  );
  const tasks = detailsOf(received, 'ECS Task State Change');
  expect(tasks.map(({ lastStatus, version }) => [lastStatus, version])).toEqual([
    ['PROVISIONING', 1],
    ['PENDING', 2],
    ['RUNNING', 3],
  ]);
  expect(tasks[0]).toMatchObject({ group: 'service:s', desiredStatus: 'RUNNING' });
  expect(tasks[2]?.startedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(
    detailsOf(received, 'ECS Deployment State Change').map(({ eventName }) => eventName),
  ).toEqual(['SERVICE_DEPLOYMENT_IN_PROGRESS', 'SERVICE_DEPLOYMENT_COMPLETED']);
});

test('Glue tells of crawls, job runs and its catalog', async () => {
  const { glue, s3 } = endpoint.clients;
  await s3.createBucket({ Bucket: 'lake' });
  await s3.putObject({ Bucket: 'lake', Key: 'raw/t/a.json', Body: '{"a":1}' });
  await glue.createCrawler({
    Name: 'crawler',
    Role,
    DatabaseName: 'db',
    Targets: { S3Targets: [{ Path: 's3://lake/raw' }] },
  });
  const catalog = await toldWhile(
    'catalog',
    'Glue Data Catalog Database State Change',
    'CreateDatabase',
    () => glue.createDatabase({ DatabaseInput: { Name: 'db' } }),
  );
  expect(catalog).toEqual([
    { databaseName: 'db', typeOfChange: 'CreateDatabase', changedTables: [] },
  ]);
  const crawls = await toldWhile('crawls', 'Glue Crawler State Change', 'Succeeded', () =>
    glue.startCrawler({ Name: 'crawler' }),
  );
  expect(crawls).toMatchObject([
    { crawlerName: 'crawler', state: 'Started', message: 'Crawler Started' },
    { crawlerName: 'crawler', state: 'Succeeded', tablesCreated: '1' },
  ]);
  await glue.createJob({
    Name: 'job',
    Role,
    Command: { Name: 'glueetl', ScriptLocation: 's3://lake/missing.py' },
  });
  const runs = await toldWhile('runs', 'Glue Job State Change', 'FAILED', () =>
    glue.startJobRun({ JobName: 'job' }),
  );
  expect(runs).toMatchObject([
    {
      jobName: 'job',
      severity: 'ERROR',
      state: 'FAILED',
      message: expect.stringContaining('LAUNCH ERROR'),
    },
  ]);
});

test('CloudTrail tells of calls that change something, and hides what is secret', async () => {
  const { iam, secrets, sqs, ssm } = endpoint.clients;
  const calls = await toldWhile('calls', 'AWS API Call via CloudTrail', 'DeleteRole', async () => {
    await secrets.createSecret({ Name: 'told', SecretString: 'top-secret-1' });
    await secrets.getSecretValue({ SecretId: 'told' });
    await ssm.putParameter({ Name: 'told', Value: 'top-secret-2', Type: 'SecureString' });
    await iam.createRole({ RoleName: 'told', AssumeRolePolicyDocument: '{"Statement":[]}' });
    await expect(iam.deleteRole({ RoleName: 'nobody' })).rejects.toThrow();
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'quiet' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
    await iam.deleteRole({ RoleName: 'told' });
  });
  expect(calls.map(({ eventName, eventSource }) => `${eventSource} ${eventName}`)).toEqual([
    'events.amazonaws.com PutTargets',
    'secretsmanager.amazonaws.com CreateSecret',
    'ssm.amazonaws.com PutParameter',
    'iam.amazonaws.com CreateRole',
    'sqs.amazonaws.com CreateQueue',
    'iam.amazonaws.com DeleteRole',
  ]);
  expect(JSON.stringify(calls)).not.toContain('top-secret');
  expect(calls[1]).toMatchObject({
    requestParameters: { name: 'told', secretString: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
    userIdentity: { type: 'Root', accountId: '000000000000' },
    managementEvent: true,
  });
});

test('tags that change are told, through whatever API they change', async () => {
  const { ec2, tagging } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.9.0.0/16' });
  const id = Vpc?.VpcId ?? '';
  const arn = `arn:aws:ec2:us-east-2:000000000000:vpc/${id}`;
  const changes = await toldWhile('tags', 'Tag Change on Resource', '"b":"2"', async () => {
    await ec2.createTags({ Resources: [id], Tags: [{ Key: 'a', Value: '1' }] });
    await tagging.tagResources({ ResourceARNList: [arn], Tags: { b: '2' } });
  });
  expect(changes).toEqual([
    {
      'changed-tag-keys': ['a'],
      service: 'ec2',
      'resource-type': 'vpc',
      version: 1,
      tags: { a: '1' },
    },
    {
      'changed-tag-keys': ['b'],
      service: 'ec2',
      'resource-type': 'vpc',
      version: 2,
      tags: { a: '1', b: '2' },
    },
  ]);
});

test('RDS tells when an instance has come up, stopped and gone', async () => {
  const { ec2, rds } = endpoint.clients;
  const { Vpc } = await ec2.createVpc({ CidrBlock: '10.3.0.0/16' });
  const zones = ['us-east-2a', 'us-east-2b'];
  const subnets = await Promise.all(
    zones.map((AvailabilityZone, n) =>
      ec2.createSubnet({ VpcId: Vpc?.VpcId, CidrBlock: `10.3.${n}.0/24`, AvailabilityZone }),
    ),
  );
  await rds.createDBSubnetGroup({
    DBSubnetGroupName: 'g',
    DBSubnetGroupDescription: 'g',
    SubnetIds: subnets.map(({ Subnet }) => Subnet?.SubnetId ?? ''),
  });
  const DBInstanceIdentifier = 'told';
  const queue = await listen(endpoint.clients, 'rds', { source: ['aws.rds'] });
  const until = (id: string) =>
    eventsUntil(endpoint.clients, queue, ({ detail }) => detail.EventID === id);
  await rds.createDBInstance({
    DBInstanceIdentifier,
    DBInstanceClass: 'db.t3.micro',
    Engine: 'mysql',
    AllocatedStorage: 20,
    MasterUsername: 'admin',
    MasterUserPassword: 'password-1',
    DBSubnetGroupName: 'g',
  });
  const created = await until('RDS-EVENT-0005');
  expect(created.at(-1)).toMatchObject({
    'detail-type': 'RDS DB Instance Event',
    resources: ['arn:aws:rds:us-east-2:000000000000:db:told'],
    detail: {
      EventCategories: ['creation'],
      SourceType: 'DB_INSTANCE',
      SourceIdentifier: 'told',
      Message: 'DB instance created.',
    },
  });
  expect(JSON.stringify(created)).not.toContain('password-1');
  await rds.stopDBInstance({ DBInstanceIdentifier });
  await until('RDS-EVENT-0087');
  await rds.deleteDBInstance({ DBInstanceIdentifier, SkipFinalSnapshot: true });
  await until('RDS-EVENT-0003');
});
