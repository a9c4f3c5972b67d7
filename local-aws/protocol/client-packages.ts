import type { ServiceId } from '../service.ts';

/** The exports of a service's client package, among them the schemas of its operations and errors. */
export async function loadClientPackage(id: ServiceId): Promise<Readonly<Record<string, unknown>>> {
  switch (id) {
    case 'Application Auto Scaling':
      return import('@aws-sdk/client-application-auto-scaling');
    case 'Budgets':
      return import('@aws-sdk/client-budgets');
    case 'CloudControl':
      return import('@aws-sdk/client-cloudcontrol');
    case 'CloudFormation':
      return import('@aws-sdk/client-cloudformation');
    case 'CloudWatch Logs':
      return import('@aws-sdk/client-cloudwatch-logs');
    case 'Cost Explorer':
      return import('@aws-sdk/client-cost-explorer');
    case 'EC2':
      return import('@aws-sdk/client-ec2');
    case 'ECR':
      return import('@aws-sdk/client-ecr');
    case 'ECS':
      return import('@aws-sdk/client-ecs');
    case 'ElastiCache':
      return import('@aws-sdk/client-elasticache');
    case 'Elastic Load Balancing v2':
      return import('@aws-sdk/client-elastic-load-balancing-v2');
    case 'EventBridge':
      return import('@aws-sdk/client-eventbridge');
    case 'Glue':
      return import('@aws-sdk/client-glue');
    case 'IAM':
      return import('@aws-sdk/client-iam');
    case 'KMS':
      return import('@aws-sdk/client-kms');
    case 'Lambda':
      return import('@aws-sdk/client-lambda');
    case 'Pricing':
      return import('@aws-sdk/client-pricing');
    case 'RDS':
      return import('@aws-sdk/client-rds');
    case 'Resource Groups Tagging API':
      return import('@aws-sdk/client-resource-groups-tagging-api');
    case 'S3':
      return import('@aws-sdk/client-s3');
    case 'SQS':
      return import('@aws-sdk/client-sqs');
    case 'SSM':
      return import('@aws-sdk/client-ssm');
    case 'STS':
      return import('@aws-sdk/client-sts');
    case 'Secrets Manager':
      return import('@aws-sdk/client-secrets-manager');
  }
}
