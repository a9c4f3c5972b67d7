import { serviceWires } from '../protocol/service-wires.ts';
import type { ServiceId } from '../service.ts';

/** Operations of which the IAM action has another name, or that need several. */
const exceptions: Readonly<Partial<Record<ServiceId, Readonly<Record<string, string>>>>> = {
  Budgets: {
    CreateBudget: 'budgets:ModifyBudget',
    DeleteBudget: 'budgets:ModifyBudget',
    DescribeBudget: 'budgets:ViewBudget',
    DescribeBudgets: 'budgets:ViewBudget',
    DescribeNotificationsForBudget: 'budgets:ViewBudget',
    DescribeSubscribersForNotification: 'budgets:ViewBudget',
    UpdateBudget: 'budgets:ModifyBudget',
  },
  CloudControl: { GetResource: 'cloudformation:GetResource' },
  Glue: { BatchGetDataQualityResult: 'glue:GetDataQualityResult' },
  Lambda: { Invoke: 'lambda:InvokeFunction' },
  S3: {
    AbortMultipartUpload: 's3:AbortMultipartUpload',
    CompleteMultipartUpload: 's3:PutObject',
    CreateMultipartUpload: 's3:PutObject',
    DeleteBucketCors: 's3:PutBucketCORS',
    DeleteBucketEncryption: 's3:PutEncryptionConfiguration',
    DeleteBucketIntelligentTieringConfiguration: 's3:PutIntelligentTieringConfiguration',
    DeleteBucketLifecycle: 's3:PutLifecycleConfiguration',
    DeleteBucketOwnershipControls: 's3:PutBucketOwnershipControls',
    DeleteBucketTagging: 's3:PutBucketTagging',
    DeleteObjects: 's3:DeleteObject',
    DeletePublicAccessBlock: 's3:PutBucketPublicAccessBlock',
    GetBucketCors: 's3:GetBucketCORS',
    GetBucketEncryption: 's3:GetEncryptionConfiguration',
    GetBucketIntelligentTieringConfiguration: 's3:GetIntelligentTieringConfiguration',
    GetBucketLifecycleConfiguration: 's3:GetLifecycleConfiguration',
    GetBucketNotificationConfiguration: 's3:GetBucketNotification',
    GetPublicAccessBlock: 's3:GetBucketPublicAccessBlock',
    HeadBucket: 's3:ListBucket',
    HeadObject: 's3:GetObject',
    ListBucketIntelligentTieringConfigurations: 's3:GetIntelligentTieringConfiguration',
    ListBuckets: 's3:ListAllMyBuckets',
    ListMultipartUploads: 's3:ListBucketMultipartUploads',
    ListObjectVersions: 's3:ListBucketVersions',
    ListObjects: 's3:ListBucket',
    ListObjectsV2: 's3:ListBucket',
    ListParts: 's3:ListMultipartUploadParts',
    PutBucketCors: 's3:PutBucketCORS',
    PutBucketEncryption: 's3:PutEncryptionConfiguration',
    PutBucketIntelligentTieringConfiguration: 's3:PutIntelligentTieringConfiguration',
    PutBucketLifecycleConfiguration: 's3:PutLifecycleConfiguration',
    PutBucketNotificationConfiguration: 's3:PutBucketNotification',
    PutPublicAccessBlock: 's3:PutBucketPublicAccessBlock',
    UploadPart: 's3:PutObject',
  },
  SQS: {
    ChangeMessageVisibilityBatch: 'sqs:ChangeMessageVisibility',
    DeleteMessageBatch: 'sqs:DeleteMessage',
    SendMessageBatch: 'sqs:SendMessage',
  },
};

/** What a version of an object needs in the place of the action on the object. */
const ofVersion: Readonly<Record<string, string>> = {
  's3:DeleteObject': 's3:DeleteObjectVersion',
  's3:GetObject': 's3:GetObjectVersion',
};

/**
 * The IAM actions that a call needs. Sources: "Actions, resources, and condition keys for AWS services",
 * Service Authorization Reference; "Required permissions for Amazon S3 API operations".
 */
export function actionsOf(service: ServiceId, operation: string, input: object): string[] {
  const prefix =
    service === 'Resource Groups Tagging API' ? 'tag' : serviceWires[service].signingName;
  const action = exceptions[service]?.[operation] ?? `${prefix}:${operation}`;
  if (service !== 'S3') return [action];
  const version = ofVersion[action];
  if (version === undefined) return [action];
  if ('VersionId' in input && input.VersionId !== undefined) return [version];
  if (operation !== 'DeleteObjects') return [action];
  const objects = 'Delete' in input ? Object(input.Delete).Objects : [];
  const named: boolean[] = [...objects].map((object: { VersionId?: string }) => !!object.VersionId);
  return [...(named.includes(false) ? [action] : []), ...(named.includes(true) ? [version] : [])];
}
