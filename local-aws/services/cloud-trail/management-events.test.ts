import { expect, test } from 'vitest';
import type { ServiceId } from '../../service.ts';
import { isRecorded } from './management-events.ts';

test.each<[service: ServiceId, operation: string, recorded: boolean]>([
  ['EC2', 'CreateVpc', true],
  ['EC2', 'GetConsoleOutput', false],
  ['ECS', 'DescribeTasks', false],
  ['Glue', 'BatchGetJobs', false],
  ['Glue', 'BatchStopJobRun', true],
  ['Glue', 'SearchTables', false],
  ['CloudFormation', 'ValidateTemplate', false],
  ['CloudFormation', 'DetectStackDrift', true],
  ['EventBridge', 'TestEventPattern', false],
  ['EventBridge', 'PutEvents', false],
  ['EventBridge', 'PutRule', true],
  ['KMS', 'Decrypt', false],
  ['KMS', 'CreateKey', true],
  ['Lambda', 'Invoke', false],
  ['Lambda', 'CreateFunction', true],
  ['CloudWatch Logs', 'PutLogEvents', false],
  ['CloudWatch Logs', 'CreateLogGroup', true],
  ['S3', 'CreateBucket', true],
  ['S3', 'PutObject', false],
  ['S3', 'DeleteObjects', false],
  ['S3', 'CreateMultipartUpload', false],
  ['S3', 'PutObjectLockConfiguration', true],
  ['S3', 'HeadBucket', false],
  ['SQS', 'ReceiveMessage', false],
  ['SQS', 'ChangeMessageVisibilityBatch', false],
  ['SQS', 'PurgeQueue', true],
  ['STS', 'AssumeRole', false],
])('%s %s: %s', (service, operation, recorded) => {
  expect(isRecorded(service, operation)).toBe(recorded);
});
