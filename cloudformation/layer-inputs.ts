import { ref } from './builder/intrinsics.ts';
import type { TemplateBuilder } from './builder/template-builder.ts';
import type { Intrinsic } from './builder/value.ts';

const group = 'From other layers';

const texts = {
  EcsTaskRoleArn: 'Role that the containers of ECS tasks act with.',
  EcsExecutionRoleArn: 'Role with which ECS pulls images, reads secrets and writes logs.',
  GlueRoleArn: 'Role that crawlers and jobs act with.',
  DataLakeBucketName: 'Bucket of the data lake.',
  DataLakeBucketArn: 'ARN of the data lake’s bucket.',
  DataLakeKeyArn: 'KMS key that encrypts the data lake, or the word none.',
  CatalogDatabaseName: 'Database of the data catalog.',
  MySqlCredentialsArn: 'Secret of the MySQL database.',
  RedisCredentialsArn: 'Secret of the Redis cache.',
  GrafanaCredentialsArn: 'Secret of Grafana.',
  ArgoCdCredentialsArn: 'Secret of ArgoCD.',
  ApplicationCredentialsArn: 'Secret with the keys of the applications.',
  CredentialsKeyArn: 'KMS key that encrypts the secrets, or the word none.',
  KubernetesInstanceProfileName: 'Instance profile of the Kubernetes host.',
  MonitoringInstanceProfileName: 'Instance profile of the monitoring host.',
} as const;

const securityGroups = {
  WebSecurityGroupId: 'Security group of load balancers.',
  AppSecurityGroupId: 'Security group of application servers and ECS tasks.',
  DatabaseSecurityGroupId: 'Security group of databases and cache clusters.',
  BastionSecurityGroupId: 'Security group of bastion hosts.',
  KubernetesSecurityGroupId: 'Security group of the Kubernetes host.',
  MonitoringSecurityGroupId: 'Security group of the monitoring host.',
} as const;

const subnets = {
  PublicSubnetIds: 'Public subnets, one per zone.',
  PrivateSubnetIds: 'Private subnets, one per zone.',
} as const;

/** Declares a text that the deployer fills from the output of the same name of another layer. */
export function textInput(template: TemplateBuilder, name: keyof typeof texts): Intrinsic<string> {
  return ref(template.parameter(name, { Type: 'String', Description: texts[name], group }));
}

/** Declares a security group that the deployer fills from the output of the security layer. */
export function securityGroupInput(
  template: TemplateBuilder,
  name: keyof typeof securityGroups,
): Intrinsic<string> {
  const Description = securityGroups[name];
  return ref(template.parameter(name, { Type: 'AWS::EC2::SecurityGroup::Id', Description, group }));
}

/** Declares the subnets of a tier, which the deployer fills from the output of the network layer. */
export function subnetsInput(
  template: TemplateBuilder,
  name: keyof typeof subnets,
): Intrinsic<readonly string[]> {
  const Description = subnets[name];
  return ref(template.parameter(name, { Type: 'List<AWS::EC2::Subnet::Id>', Description, group }));
}

/** Declares the VPC, which the deployer fills from the output of the network layer. */
export function vpcInput(template: TemplateBuilder): Intrinsic<string> {
  const Description = 'VPC of the environment.';
  return ref(template.parameter('VpcId', { Type: 'AWS::EC2::VPC::Id', Description, group }));
}
