import type { ServiceId } from '../../service.ts';

/** Reading, and what CloudTrail marks as reading though it is named otherwise. */
const reading =
  /^(Get|List|Describe|BatchGet|BatchDescribe|Head|Search|Lookup|Filter|Test|Validate|Estimate|Check|Simulate|Select|Query)(?=[A-Z])/;
const readingByName: Readonly<Partial<Record<ServiceId, readonly string[]>>> = {
  ECR: ['BatchCheckLayerAvailability'],
  KMS: ['Decrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext', 'ReEncrypt'],
  STS: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
};

/** Source: "Logging data events", CloudTrail user guide; the others are calls that no trail records. */
const dataEvents: Readonly<Partial<Record<ServiceId, RegExp>>> = {
  'CloudWatch Logs': /^PutLogEvents$/,
  EventBridge: /^PutEvents$/,
  Lambda: /^Invoke/,
  S3: /(Objects?|ObjectTagging|ObjectAcl|ObjectRetention|ObjectLegalHold|MultipartUpload|UploadPart|UploadPartCopy)$/,
  SQS: /Message/,
};

/** Whether CloudTrail sends EventBridge an event of this call: it manages something, and does not only read. */
export function isRecorded(service: ServiceId, operation: string): boolean {
  return !(
    reading.test(operation) ||
    readingByName[service]?.includes(operation) ||
    dataEvents[service]?.test(operation)
  );
}
