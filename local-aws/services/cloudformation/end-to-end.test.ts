import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackEventsCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  type Stack,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type LocalAws, startLocalAws } from '../../server.ts';

const everyType = `
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Attachment: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: !Select [0, !Cidr [!GetAtt Vpc.CidrBlock, 2, 8]], MapPublicIpOnLaunch: true}}
  Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  Route: {Type: AWS::EC2::Route, DependsOn: Attachment, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}}
  Association: {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Subnet, RouteTableId: !Ref Table}}
  Address: {Type: AWS::EC2::EIP, DependsOn: Attachment, Properties: {Domain: vpc}}
  Nat: {Type: AWS::EC2::NatGateway, DependsOn: Route, Properties: {SubnetId: !Ref Subnet, AllocationId: !GetAtt Address.AllocationId}}
  Endpoint: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, VpcEndpointType: Gateway, ServiceName: !Sub "com.amazonaws.\${AWS::Region}.s3", RouteTableIds: [!Ref Table]}}
  Web:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: web
      VpcId: !Ref Vpc
      SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: https}]
  App: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: app, VpcId: !Ref Vpc}}
  FromWeb: {Type: AWS::EC2::SecurityGroupIngress, Properties: {GroupId: !Ref App, IpProtocol: tcp, FromPort: 8080, ToPort: 8080, SourceSecurityGroupId: !GetAtt Web.GroupId}}
  ToWorld: {Type: AWS::EC2::SecurityGroupEgress, Properties: {GroupId: !Ref App, IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}}
  Logs: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
  Writer:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Principal: {Service: vpc-flow-logs.amazonaws.com}, Action: sts:AssumeRole}]}
      Policies: [{PolicyName: write, PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "logs:*", Resource: !GetAtt Logs.Arn}]}}]
  Profile: {Type: AWS::IAM::InstanceProfile, Properties: {Roles: [!Ref Writer]}}
  Flow: {Type: AWS::EC2::FlowLog, Properties: {ResourceId: !Ref Vpc, ResourceType: VPC, TrafficType: ALL, LogGroupName: !Ref Logs, DeliverLogsPermissionArn: !GetAtt Writer.Arn}}
  Lake:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration: {Status: Enabled}
      OwnershipControls: {Rules: [{ObjectOwnership: BucketOwnerEnforced}]}
      BucketEncryption: {ServerSideEncryptionConfiguration: [{ServerSideEncryptionByDefault: {SSEAlgorithm: AES256}}]}
      PublicAccessBlockConfiguration: {BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true}
  LakePolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Lake
      PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Deny, Principal: "*", Action: "s3:*", Resource: !Sub "\${Lake.Arn}/*", Condition: {Bool: {"aws:SecureTransport": "false"}}}]}
  Handle: {Type: AWS::CloudFormation::WaitConditionHandle}
Outputs:
  RoleArn: {Value: !GetAtt Writer.Arn}
  Bucket: {Value: !GetAtt Lake.RegionalDomainName}
`;

const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
const waiting = { maxWaitTime: 30, minDelay: 1, maxDelay: 1 };

let directory: string;
let aws: LocalAws;

function configuration() {
  return { endpoint: aws.url, region: 'us-east-2', credentials };
}

function client(): CloudFormationClient {
  return new CloudFormationClient(configuration());
}

async function stack(StackName: string): Promise<Stack | undefined> {
  return (await client().send(new DescribeStacksCommand({ StackName }))).Stacks?.[0];
}

async function driftOf(
  StackName: string,
): Promise<{ status: string | undefined; unchecked: unknown[] }> {
  const detection = await client().send(new DetectStackDriftCommand({ StackName }));
  const { StackDriftDetectionId } = detection;
  let status: string | undefined;
  await vi.waitFor(
    async () => {
      const answer = await client().send(
        new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId }),
      );
      expect(answer.DetectionStatus).toBe('DETECTION_COMPLETE');
      status = answer.StackDriftStatus;
    },
    { interval: 10, timeout: 20_000 },
  );
  const { StackResourceDrifts = [] } = await client().send(
    new DescribeStackResourceDriftsCommand({ StackName }),
  );
  const unchecked = StackResourceDrifts.filter(
    ({ StackResourceDriftStatus }) => StackResourceDriftStatus !== 'IN_SYNC',
  );
  return { status, unchecked: unchecked.map(({ LogicalResourceId }) => LogicalResourceId) };
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'local-aws-'));
  aws = await startLocalAws({ port: 0, speed: 10_000, dataDir: directory });
});

afterAll(async () => {
  await aws.close();
  rmSync(directory, { recursive: true });
});

describe('CloudFormation through its SDK', () => {
  it('creates, updates and deletes every type it provides', async () => {
    const StackName = 'every-type';
    await client().send(
      new CreateStackCommand({
        StackName,
        TemplateBody: everyType,
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await waitUntilStackCreateComplete({ client: client(), ...waiting }, { StackName });
    const created = await stack(StackName);
    expect(created?.Outputs).toEqual([
      {
        OutputKey: 'RoleArn',
        OutputValue: expect.stringMatching(/^arn:aws:iam::\d{12}:role\/every-type-Writer-/),
      },
      {
        OutputKey: 'Bucket',
        OutputValue: expect.stringMatching(/^every-type-lake-\w+\.s3\.us-east-2\.amazonaws\.com$/),
      },
    ]);
    expect(await driftOf(StackName)).toEqual({ status: 'IN_SYNC', unchecked: ['Handle'] });
    const tags = [{ Key: 'team', Value: 'data' }];
    const changed = everyType
      .replace('RetentionInDays: 7', 'RetentionInDays: 14')
      .replace('ToPort: 443, CidrIp: 10', 'ToPort: 444, CidrIp: 10');
    await client().send(
      new UpdateStackCommand({
        StackName,
        TemplateBody: changed,
        Tags: tags,
        Capabilities: ['CAPABILITY_IAM'],
      }),
    );
    await waitUntilStackUpdateComplete({ client: client(), ...waiting }, { StackName });
    await client().send(new DeleteStackCommand({ StackName }));
    await waitUntilStackDeleteComplete(
      { client: client(), ...waiting },
      { StackName: created?.StackId ?? '' },
    );
  });

  it('reads a template from S3, and refuses one that is not there', async () => {
    const s3 = new S3Client({ ...configuration(), forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'templates' }));
    await s3.send(
      new PutObjectCommand({
        Bucket: 'templates',
        Key: 'a/vpc.yaml',
        Body: 'Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.9.0.0/16}}}',
      }),
    );
    const url = 'https://templates.s3.us-east-2.amazonaws.com/a';
    await client().send(
      new CreateStackCommand({ StackName: 'from-s3', TemplateURL: `${url}/vpc.yaml` }),
    );
    await waitUntilStackCreateComplete({ client: client(), ...waiting }, { StackName: 'from-s3' });
    await expect(
      client().send(
        new CreateStackCommand({ StackName: 'from-nowhere', TemplateURL: `${url}/none.yaml` }),
      ),
    ).rejects.toThrow('S3 error');
  });

  it('answers errors with AWS’s codes', async () => {
    await expect(stack('nope')).rejects.toMatchObject({
      name: 'ValidationError',
      message: 'Stack with id nope does not exist',
      $metadata: { httpStatusCode: 400 },
    });
    await expect(
      client().send(new CreateStackCommand({ StackName: 'no-consent', TemplateBody: everyType })),
    ).rejects.toMatchObject({
      name: 'InsufficientCapabilitiesException',
      message: 'Requires capabilities : [CAPABILITY_IAM]',
    });
  });

  it('carries a creation on after a restart', async () => {
    const StackName = 'restarted';
    await aws.close();
    aws = await startLocalAws({ port: 0, speed: 100, dataDir: directory });
    const TemplateBody = everyType.replace('10.0.0.0/16', '10.77.0.0/16');
    await client().send(
      new CreateStackCommand({ StackName, TemplateBody, Capabilities: ['CAPABILITY_IAM'] }),
    );
    await vi.waitFor(
      async () => {
        const { StackEvents = [] } = await client().send(
          new DescribeStackEventsCommand({ StackName }),
        );
        const seen = StackEvents.map(
          (event) => `${event.LogicalResourceId} ${event.ResourceStatus}`,
        );
        expect(seen).toContain('Subnet CREATE_IN_PROGRESS');
      },
      { interval: 10, timeout: 20_000 },
    );
    await aws.close();
    aws = await startLocalAws({ port: 0, speed: 10_000, dataDir: directory });
    await waitUntilStackCreateComplete({ client: client(), ...waiting }, { StackName });
    const { StackResources = [] } = await client().send(
      new DescribeStackResourcesCommand({ StackName }),
    );
    expect(StackResources.every(({ ResourceStatus }) => ResourceStatus === 'CREATE_COMPLETE')).toBe(
      true,
    );
    const ec2 = new EC2Client(configuration());
    const { Vpcs } = await ec2.send(
      new DescribeVpcsCommand({ Filters: [{ Name: 'cidr', Values: ['10.77.0.0/16'] }] }),
    );
    expect(Vpcs).toHaveLength(1);
  });
});
