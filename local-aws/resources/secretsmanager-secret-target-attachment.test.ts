import { expect, test } from 'vitest';
import { endOf, failuresOf } from '../services/cloudformation/test-stack.ts';
import { testEndpoint } from '../test-endpoint.ts';

const template = `
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-2a}}
  B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: us-east-2b}}
  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref B]}}
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: password, PasswordLength: 16, ExcludePunctuation: true}
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t3.micro
      AllocatedStorage: '20'
      DBName: app
      DBSubnetGroupName: !Ref Subnets
      MasterUsername: admin
      MasterUserPassword: !Sub '{{resolve:secretsmanager:\${Secret}:SecretString:password}}'
  Attachment:
    Type: AWS::SecretsManager::SecretTargetAttachment
    Properties: {SecretId: !Ref Secret, TargetId: !Ref Database, TargetType: AWS::RDS::DBInstance}
Outputs:
  Secret: {Value: !Ref Attachment}
  Host: {Value: !GetAtt Database.Endpoint.Address}
`;

test('a secret attached to a database tells how to reach it', async () => {
  await using endpoint = await testEndpoint({ speed: 10_000 });
  const { cloudFormation, secrets } = endpoint.clients;
  const StackName = 'attached';
  await cloudFormation.createStack({ StackName, TemplateBody: template });
  expect([
    await endOf(endpoint.clients, StackName),
    await failuresOf(endpoint.clients, StackName),
  ]).toEqual(['CREATE_COMPLETE', []]);
  const { Stacks } = await cloudFormation.describeStacks({ StackName });
  const [SecretId, host] = (Stacks?.[0]?.Outputs ?? []).map(({ OutputValue }) => OutputValue);
  const { SecretString = '' } = await secrets.getSecretValue({ SecretId });
  expect(JSON.parse(SecretString)).toEqual({
    username: 'admin',
    password: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
    engine: 'mysql',
    host,
    port: 3306,
    dbname: 'app',
    dbInstanceIdentifier: expect.any(String),
  });
});
