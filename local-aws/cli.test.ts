import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestEndpoint, testEndpoint } from './test-endpoint.ts';

const credentials = { accessKeyId: 'AKIDCLI', secretAccessKey: 'cli-secret' };
const isInstalled = spawnSync('aws', ['--version']).status === 0;
if (!isInstalled) process.stderr.write('The AWS CLI is not installed: its tests are skipped.\n');

let endpoint: TestEndpoint;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'local-aws-cli-'));
  endpoint = await testEndpoint({ credentials, speed: 200 });
});
afterAll(async () => {
  await endpoint[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

const run = promisify(execFile);

async function text(...words: string[]): Promise<string> {
  const { stdout } = await run(
    'aws',
    ['--endpoint-url', endpoint.url, '--output', 'json', ...words],
    {
      env: {
        ...process.env,
        AWS_ACCESS_KEY_ID: credentials.accessKeyId,
        AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
        AWS_DEFAULT_REGION: 'us-east-2',
        AWS_CONFIG_FILE: join(directory, 'config'),
        AWS_PAGER: '',
      },
    },
  );
  return stdout;
}

async function json(...words: string[]): Promise<unknown> {
  return JSON.parse(await text(...words));
}

describe.skipIf(!isInstalled)('the AWS CLI', { timeout: 120_000 }, () => {
  test('asks who it is', async () => {
    expect(await json('sts', 'get-caller-identity')).toEqual({
      Account: '000000000000',
      Arn: 'arn:aws:iam::000000000000:root',
      UserId: '000000000000',
    });
  });

  test('makes a network and finds it by its tags', async () => {
    const tags = 'ResourceType=vpc,Tags=[{Key=strata:environment,Value=cli}]';
    const made = await json(
      'ec2',
      'create-vpc',
      '--cidr-block',
      '10.0.0.0/16',
      '--tag-specifications',
      tags,
    );
    const vpcId = Object(Object(made).Vpc).VpcId;
    expect(
      await json('ec2', 'describe-vpcs', '--filters', 'Name=tag:strata:environment,Values=cli'),
    ).toMatchObject({
      Vpcs: [{ VpcId: vpcId, State: 'available', CidrBlock: '10.0.0.0/16' }],
    });
    const found = await json(
      'resourcegroupstaggingapi',
      'get-resources',
      '--tag-filters',
      'Key=strata:environment,Values=cli',
    );
    expect(found).toMatchObject({
      ResourceTagMappingList: [{ ResourceARN: `arn:aws:ec2:us-east-2:000000000000:vpc/${vpcId}` }],
    });
    await text('ec2', 'delete-vpc', '--vpc-id', vpcId);
    await expect(text('ec2', 'describe-vpcs', '--vpc-ids', vpcId)).rejects.toThrow(
      `An error occurred (InvalidVpcID.NotFound) when calling the DescribeVpcs operation: The vpc ID '${vpcId}' does not exist`,
    );
  });

  test('copies a file into a bucket and back', async () => {
    const [file, copy] = [join(directory, 'file.txt'), join(directory, 'copy.txt')];
    writeFileSync(file, 'first line\r\nsecond line\n');
    await text('s3', 'mb', 's3://cli-bucket');
    await text('s3', 'cp', file, 's3://cli-bucket/a folder/ü.txt');
    expect(await text('s3', 'ls', 's3://cli-bucket/')).toContain('PRE a folder/');
    expect(await text('s3', 'ls', 's3://cli-bucket', '--recursive')).toMatch(
      / 24 a folder\/ü\.txt\n$/,
    );
    await text('s3', 'cp', 's3://cli-bucket/a folder/ü.txt', copy);
    expect(await text('s3', 'cp', 's3://cli-bucket/a folder/ü.txt', '-')).toBe(
      'first line\r\nsecond line\n',
    );
    const presigned = await text('s3', 'presign', 's3://cli-bucket/a folder/ü.txt');
    expect(await (await fetch(presigned.trim())).text()).toBe('first line\r\nsecond line\n');
    const forged = presigned.trim().replace(/Signature=../, 'Signature=00');
    expect((await fetch(forged)).status).toBe(403);
    await text('s3', 'rb', '--force', 's3://cli-bucket');
    expect(await text('s3', 'ls')).toBe('');
  });

  test('makes a role and a log group', async () => {
    const trust = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'ecs-tasks.amazonaws.com' },
          Action: 'sts:AssumeRole',
        },
      ],
    });
    await text('iam', 'create-role', '--role-name', 'cli', '--assume-role-policy-document', trust);
    expect(await json('iam', 'get-role', '--role-name', 'cli')).toMatchObject({
      Role: { RoleName: 'cli', AssumeRolePolicyDocument: JSON.parse(trust) },
    });
    await text('logs', 'create-log-group', '--log-group-name', '/cli', '--tags', 'a=b');
    expect(await json('logs', 'describe-log-groups')).toMatchObject({
      logGroups: [{ logGroupName: '/cli' }],
    });
  });

  test('deploys a stack, follows it, and deletes it', async () => {
    const file = join(directory, 'stack.yaml');
    writeFileSync(
      file,
      [
        'Parameters: { Cidr: { Type: String } }',
        'Resources:',
        '  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: !Ref Cidr } }',
        'Outputs:',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of CloudFormation's
        '  VpcId: { Value: !Ref Vpc, Export: { Name: !Sub "${AWS::StackName}-vpc" } }',
      ].join('\n'),
    );
    const deploy = (cidr: string) =>
      text(
        'cloudformation',
        'deploy',
        '--stack-name',
        'cli',
        '--template-file',
        file,
        '--parameter-overrides',
        `Cidr=${cidr}`,
        '--tags',
        'strata:layer=network',
      );
    await deploy('10.9.0.0/16');
    const described = await json('cloudformation', 'describe-stacks', '--stack-name', 'cli');
    expect(described).toMatchObject({
      Stacks: [
        {
          StackStatus: 'CREATE_COMPLETE',
          Outputs: [
            {
              OutputKey: 'VpcId',
              ExportName: 'cli-vpc',
              OutputValue: expect.stringMatching(/^vpc-/),
            },
          ],
          Tags: [{ Key: 'strata:layer', Value: 'network' }],
        },
      ],
    });
    const events = await json('cloudformation', 'describe-stack-events', '--stack-name', 'cli');
    expect(Object(events).StackEvents[0]).toMatchObject({
      LogicalResourceId: 'cli',
      ResourceStatus: 'CREATE_COMPLETE',
    });
    expect(await json('cloudformation', 'list-exports')).toMatchObject({
      Exports: [{ Name: 'cli-vpc' }],
    });
    expect(
      await json('ec2', 'describe-vpcs', '--filters', 'Name=cidr,Values=10.9.0.0/16'),
    ).toMatchObject({
      Vpcs: [
        { Tags: expect.arrayContaining([{ Key: 'aws:cloudformation:stack-name', Value: 'cli' }]) },
      ],
    });
    await text('cloudformation', 'delete-stack', '--stack-name', 'cli');
    await text('cloudformation', 'wait', 'stack-delete-complete', '--stack-name', 'cli');
    expect(await json('ec2', 'describe-vpcs')).toEqual({ Vpcs: [] });
  });
});
