import type { ServiceId } from '../service.ts';

/** The exports of a service's client package, among them the schemas of its operations and errors. */
export async function loadClientPackage(id: ServiceId): Promise<Readonly<Record<string, unknown>>> {
  switch (id) {
    case 'CloudFormation':
      return import('@aws-sdk/client-cloudformation');
    case 'CloudWatch Logs':
      return import('@aws-sdk/client-cloudwatch-logs');
    case 'EC2':
      return import('@aws-sdk/client-ec2');
    case 'IAM':
      return import('@aws-sdk/client-iam');
    case 'Resource Groups Tagging API':
      return import('@aws-sdk/client-resource-groups-tagging-api');
    case 'S3':
      return import('@aws-sdk/client-s3');
    case 'STS':
      return import('@aws-sdk/client-sts');
  }
}
