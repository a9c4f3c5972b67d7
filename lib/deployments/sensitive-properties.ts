import {
  isMissing,
  isSwitchedOff,
  isSwitchedOn,
  namesEverything,
  opensToEveryone,
  type Worsening,
} from './worsening.ts';

export type SecurityTopic = 'permissions' | 'network' | 'public-access' | 'encryption';

/** A property whose change somebody responsible for security wants to see. */
export interface SensitiveProperty {
  readonly topic: SecurityTopic;
  /** Below `Properties`, without positions in lists; empty: the resource as a whole. */
  readonly property: string;
  /** What it decides, to be read after "Changes". */
  readonly decides: string;
  readonly worsening?: Worsening;
}

const permissions = (property: string, decides: string): SensitiveProperty => ({
  topic: 'permissions',
  property,
  decides,
  worsening: namesEverything,
});
const network = (property: string, decides: string): SensitiveProperty => ({
  topic: 'network',
  property,
  decides,
});
const exposure = (property: string, decides: string): SensitiveProperty => ({
  topic: 'public-access',
  property,
  decides,
  worsening: isSwitchedOn,
});
const shield = (property: string, decides: string): SensitiveProperty => ({
  topic: 'public-access',
  property,
  decides,
  worsening: isMissing,
});
const encryption = (
  property: string,
  decides = 'how its data is encrypted',
): SensitiveProperty => ({
  topic: 'encryption',
  property,
  decides,
  worsening: isSwitchedOff,
});
const isEncrypted = (property: string, decides: string): SensitiveProperty => ({
  ...encryption(property, decides),
  worsening: isMissing,
});

const ingress = {
  ...network('SecurityGroupIngress', 'who may connect'),
  worsening: opensToEveryone,
};
const egress = network('SecurityGroupEgress', 'where it may connect to');
const groups = (property: string) => network(property, 'which security groups guard it');
const managedPolicies = permissions('ManagedPolicyArns', 'which managed policies it has');
const boundary: SensitiveProperty = {
  ...permissions('PermissionsBoundary', 'the boundary of its permissions'),
  worsening: isSwitchedOff,
};

/** By resource type, what of it matters to security. */
export const sensitiveProperties: Readonly<Record<string, readonly SensitiveProperty[]>> = {
  'AWS::EC2::Instance': [
    permissions('IamInstanceProfile', 'the role of the host'),
    groups('SecurityGroupIds'),
    groups('NetworkInterfaces/GroupSet'),
    exposure('NetworkInterfaces/AssociatePublicIpAddress', 'whether it has a public address'),
    shield('MetadataOptions/HttpTokens', 'whether credentials of the host need a session token'),
    isEncrypted('BlockDeviceMappings/Ebs/Encrypted', 'whether its volumes are encrypted'),
  ],
  'AWS::EC2::LaunchTemplate': [
    permissions('LaunchTemplateData/IamInstanceProfile', 'the role of the hosts'),
    groups('LaunchTemplateData/SecurityGroupIds'),
    exposure(
      'LaunchTemplateData/NetworkInterfaces/AssociatePublicIpAddress',
      'whether hosts have public addresses',
    ),
    shield(
      'LaunchTemplateData/MetadataOptions/HttpTokens',
      'whether credentials of the hosts need a session token',
    ),
    isEncrypted(
      'LaunchTemplateData/BlockDeviceMappings/Ebs/Encrypted',
      'whether volumes of the hosts are encrypted',
    ),
  ],
  'AWS::EC2::Route': [network('GatewayId', 'what reaches the internet')],
  'AWS::EC2::SecurityGroup': [ingress, egress],
  'AWS::EC2::SecurityGroupEgress': [network('', 'where its group may connect to')],
  'AWS::EC2::SecurityGroupIngress': [
    { ...network('', 'who may connect to its group'), worsening: opensToEveryone },
  ],
  'AWS::EC2::Subnet': [
    {
      topic: 'public-access',
      property: 'MapPublicIpOnLaunch',
      decides: 'whether hosts in it get public addresses',
    },
  ],
  'AWS::EC2::VPCEndpoint': [
    permissions('PolicyDocument', 'what may be done through it'),
    groups('SecurityGroupIds'),
  ],
  'AWS::ECR::Repository': [
    permissions('RepositoryPolicyText', 'who may use its images'),
    encryption('EncryptionConfiguration', 'how its images are encrypted'),
  ],
  'AWS::ECS::Service': [
    groups('NetworkConfiguration/AwsvpcConfiguration/SecurityGroups'),
    exposure(
      'NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp',
      'whether its tasks have public addresses',
    ),
    exposure('EnableExecuteCommand', 'whether commands can be run in its containers'),
  ],
  'AWS::ECS::TaskDefinition': [
    permissions('TaskRoleArn', 'the role of its containers'),
    permissions('ExecutionRoleArn', 'the role by which its tasks are started'),
  ],
  'AWS::ElastiCache::ReplicationGroup': [
    isEncrypted('AtRestEncryptionEnabled', 'whether its data is encrypted'),
    isEncrypted('TransitEncryptionEnabled', 'whether connections to it are encrypted'),
    isEncrypted('TransitEncryptionMode', 'whether connections to it have to be encrypted'),
    encryption('KmsKeyId', 'the key of its data'),
    groups('SecurityGroupIds'),
  ],
  'AWS::ElasticLoadBalancingV2::Listener': [
    isEncrypted('Protocol', 'whether connections to it are encrypted'),
    encryption('SslPolicy', 'by which versions of TLS it is reached'),
    encryption('Certificates', 'its certificates'),
  ],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    exposure('Scheme', 'whether it is reached from the internet'),
    groups('SecurityGroups'),
  ],
  'AWS::Glue::Crawler': [permissions('Role', 'the role by which it works')],
  'AWS::Glue::Job': [permissions('Role', 'the role by which it works')],
  'AWS::Glue::SecurityConfiguration': [encryption('EncryptionConfiguration')],
  'AWS::IAM::InstanceProfile': [permissions('Roles', 'the role of hosts that use it')],
  'AWS::IAM::ManagedPolicy': [permissions('PolicyDocument', 'what it allows')],
  'AWS::IAM::Role': [
    permissions('AssumeRolePolicyDocument', 'who may assume it'),
    permissions('Policies', 'what it may do'),
    managedPolicies,
    boundary,
  ],
  'AWS::KMS::Key': [
    permissions('KeyPolicy', 'who may use the key'),
    isEncrypted('EnableKeyRotation', 'whether the key is rotated'),
  ],
  'AWS::Lambda::Function': [
    permissions('Role', 'the role by which it works'),
    groups('VpcConfig/SecurityGroupIds'),
    encryption('KmsKeyArn', 'the key of its environment variables'),
  ],
  'AWS::Logs::LogGroup': [encryption('KmsKeyId', 'the key of its log')],
  'AWS::RDS::DBInstance': [
    exposure('PubliclyAccessible', 'whether it is reached from the internet'),
    isEncrypted('StorageEncrypted', 'whether its data is encrypted'),
    encryption('KmsKeyId', 'the key of its data'),
    encryption('CACertificateIdentifier', 'its certificate'),
    groups('VPCSecurityGroups'),
  ],
  'AWS::RDS::DBParameterGroup': [
    isEncrypted('Parameters/require_secure_transport', 'whether connections have to be encrypted'),
  ],
  'AWS::S3::Bucket': [
    shield('PublicAccessBlockConfiguration/BlockPublicAcls', 'whether public ACLs are blocked'),
    shield(
      'PublicAccessBlockConfiguration/BlockPublicPolicy',
      'whether public policies are blocked',
    ),
    shield('PublicAccessBlockConfiguration/IgnorePublicAcls', 'whether public ACLs are ignored'),
    shield(
      'PublicAccessBlockConfiguration/RestrictPublicBuckets',
      'whether a public policy lets anyone in',
    ),
    permissions('AccessControl', 'its access control list'),
    encryption('BucketEncryption'),
  ],
  'AWS::S3::BucketPolicy': [permissions('PolicyDocument', 'who may do what with the bucket')],
  'AWS::SQS::Queue': [
    encryption('KmsMasterKeyId', 'the key of its messages'),
    isEncrypted('SqsManagedSseEnabled', 'whether its messages are encrypted'),
  ],
  'AWS::SQS::QueuePolicy': [permissions('PolicyDocument', 'who may do what with the queue')],
  'AWS::SecretsManager::Secret': [encryption('KmsKeyId', 'the key of the secret')],
};

/** Types that are nothing but a guard or a grant, so that removing one matters to security. */
export const guards: ReadonlySet<string> = new Set([
  'AWS::EC2::SecurityGroupEgress',
  'AWS::EC2::SecurityGroupIngress',
  'AWS::IAM::ManagedPolicy',
  'AWS::S3::BucketPolicy',
  'AWS::SQS::QueuePolicy',
]);
