import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';
import { endOf, failuresOf } from '../cloudformation/test-stack.ts';

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await testEndpoint({ speed: 10_000 });
});
afterAll(() => endpoint[Symbol.asyncDispose]());

const template = `
Resources:
  Database:
    Type: AWS::Glue::Database
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseInput: {Name: Lake_Catalog, Description: first}
  Table:
    Type: AWS::Glue::Table
    Properties:
      CatalogId: !Ref AWS::AccountId
      DatabaseName: !Ref Database
      TableInput:
        Name: events
        TableType: EXTERNAL_TABLE
        PartitionKeys: [{Name: day, Type: string}]
        StorageDescriptor: {Location: s3://lake/events/, Columns: [{Name: id, Type: int}], Compressed: false}
  Security:
    Type: AWS::Glue::SecurityConfiguration
    Properties:
      Name: encrypted
      EncryptionConfiguration: {S3Encryptions: [{S3EncryptionMode: SSE-S3}]}
  Crawler:
    Type: AWS::Glue::Crawler
    Properties:
      Role: arn:aws:iam::000000000000:role/glue
      DatabaseName: !Ref Database
      Targets: {S3Targets: [{Path: s3://lake/raw/}]}
      Schedule: {ScheduleExpression: cron(0 3 * * ? *)}
      SchemaChangePolicy: {UpdateBehavior: LOG}
      Tags: {team: data}
  Job:
    Type: AWS::Glue::Job
    Properties:
      Role: arn:aws:iam::000000000000:role/glue
      Command: {Name: glueetl, ScriptLocation: s3://lake/job.py}
      GlueVersion: "5.0"
      WorkerType: G.1X
      NumberOfWorkers: 2
      Timeout: 60
      SecurityConfiguration: !Ref Security
      DefaultArguments: {"--days": 7}
  Workflow:
    Type: AWS::Glue::Workflow
    Properties: {Description: first, DefaultRunProperties: {stage: dev}}
  Start:
    Type: AWS::Glue::Trigger
    Properties: {Type: ON_DEMAND, WorkflowName: !Ref Workflow, Actions: [{CrawlerName: !Ref Crawler}]}
  Then:
    Type: AWS::Glue::Trigger
    Properties:
      Type: CONDITIONAL
      WorkflowName: !Ref Workflow
      StartOnCreation: true
      Predicate: {Conditions: [{LogicalOperator: EQUALS, CrawlerName: !Ref Crawler, CrawlState: SUCCEEDED}]}
      Actions: [{JobName: !Ref Job, Arguments: {"--full": true}}]
  Quality:
    Type: AWS::Glue::DataQualityRuleset
    Properties:
      Name: quality
      Ruleset: 'Rules = [IsComplete "id"]'
      TargetTable: {DatabaseName: !Ref Database, TableName: !Ref Table}
Outputs:
  Database: {Value: !Ref Database}
  Table: {Value: !Ref Table}
  TableId: {Value: !GetAtt Table.Id}
  Job: {Value: !Ref Job}
`;

async function drift(StackName: string): Promise<(string | undefined)[]> {
  const { cloudFormation } = endpoint.clients;
  const { StackDriftDetectionId } = await cloudFormation.detectStackDrift({ StackName });
  await vi.waitFor(async () => {
    const answer = await cloudFormation.describeStackDriftDetectionStatus({
      StackDriftDetectionId,
    });
    expect(answer.DetectionStatus).toBe('DETECTION_COMPLETE');
  });
  const { StackResourceDrifts = [] } = await cloudFormation.describeStackResourceDrifts({
    StackName,
  });
  return StackResourceDrifts.filter((each) => each.StackResourceDriftStatus !== 'IN_SYNC').map(
    (each) => each.LogicalResourceId,
  );
}

test('a stack holds every type of Glue, changes it in place and deletes it', async () => {
  const { cloudFormation, glue } = endpoint.clients;
  const StackName = 'catalog';
  await cloudFormation.createStack({ StackName, TemplateBody: template });
  const status = await endOf(endpoint.clients, StackName);
  expect([status, await failuresOf(endpoint.clients, StackName)]).toEqual(['CREATE_COMPLETE', []]);
  const { Stacks } = await cloudFormation.describeStacks({ StackName });
  expect(
    Object.fromEntries(Stacks?.[0]?.Outputs?.map((o) => [o.OutputKey, o.OutputValue]) ?? []),
  ).toEqual({
    Database: 'lake_catalog',
    Table: 'events',
    TableId: '000000000000|lake_catalog|events',
    Job: expect.stringMatching(/^catalog-Job-/),
  });
  expect(await drift(StackName)).toEqual([]);
  const { Crawlers = [] } = await glue.getCrawlers({});
  expect(Crawlers).toMatchObject([{ Schedule: { ScheduleExpression: 'cron(0 3 * * ? *)' } }]);

  const changed = template
    .replace('Description: first}', 'Description: second}')
    .replace('{Name: id, Type: int}', '{Name: id, Type: bigint}')
    .replace('SSE-S3', 'DISABLED')
    .replace('      Schedule: {ScheduleExpression: cron(0 3 * * ? *)}\n', '')
    .replace('team: data', 'owner: data')
    .replace('Timeout: 60', 'Timeout: 30')
    .replace('{Description: first,', '{Description: second,')
    .replace('"--full": true', '"--full": false')
    .replace('IsComplete "id"', 'IsUnique "id"');
  await cloudFormation.updateStack({ StackName, TemplateBody: changed });
  const updated = await endOf(endpoint.clients, StackName);
  expect([updated, await failuresOf(endpoint.clients, StackName)]).toEqual(['UPDATE_COMPLETE', []]);
  expect(await drift(StackName)).toEqual([]);
  const job = Stacks?.[0]?.Outputs?.find((o) => o.OutputKey === 'Job')?.OutputValue;
  expect((await glue.getJob({ JobName: job })).Job).toMatchObject({
    Timeout: 30,
    DefaultArguments: { '--days': '7' },
  });
  const [crawler] = (await glue.getCrawlers({})).Crawlers ?? [];
  expect(crawler?.Schedule).toBeUndefined();
  const ResourceArn = `arn:aws:glue:us-east-2:000000000000:crawler/${crawler?.Name}`;
  expect((await glue.getTags({ ResourceArn })).Tags).toEqual({ owner: 'data' });
  expect(
    (await glue.getTable({ DatabaseName: 'lake_catalog', Name: 'events' })).Table,
  ).toMatchObject({
    VersionId: '1',
    StorageDescriptor: { Columns: [{ Name: 'id', Type: 'bigint' }] },
  });

  await glue.deleteTable({ DatabaseName: 'lake_catalog', Name: 'events' });
  await glue.updateWorkflow({
    Name: (await glue.listWorkflows({})).Workflows?.[0],
    Description: 'x',
  });
  expect((await drift(StackName)).sort()).toEqual(['Table', 'Workflow']);

  await cloudFormation.deleteStack({ StackName });
  await vi.waitFor(
    () => expect(cloudFormation.describeStacks({ StackName })).rejects.toThrow('does not exist'),
    { timeout: 5_000 },
  );
  expect((await glue.getDatabases({})).DatabaseList).toEqual([]);
  expect((await glue.getTriggers({})).Triggers).toEqual([]);
  expect((await glue.listJobs({})).JobNames).toEqual([]);
  expect((await glue.getSecurityConfigurations({})).SecurityConfigurations).toEqual([]);
  expect((await glue.listDataQualityRulesets({})).Rulesets).toEqual([]);
});
