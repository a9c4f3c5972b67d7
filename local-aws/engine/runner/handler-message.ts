import { randomUUID } from 'node:crypto';
import { HandlerFailure, StepFailure } from '../../resources/provider.ts';
import { AwsError } from '../../service.ts';
import { ReferenceFailure } from '../dynamic-references/resolve-references.ts';

/** Service names as the SDK inside AWS's handlers spells them. */
const serviceNames: Readonly<Record<string, string>> = {
  EC2: 'Ec2',
  IAM: 'Iam',
  KMS: 'Kms',
  Lambda: 'Lambda',
  Logs: 'CloudWatchLogs',
  S3: 'S3',
  SSM: 'Ssm',
  SecretsManager: 'SecretsManager',
};

/** A failed step as its event tells it: `Resource handler returned message: "…" (RequestToken: …, HandlerErrorCode: …)`. */
export function failureReason(type: string, cause: unknown): string {
  if (isToldAsItIs(cause)) return cause.message;
  const { message, code } = messageAndCode(type, cause);
  return `Resource handler returned message: "${message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}

function isToldAsItIs(cause: unknown): cause is Error {
  const kinds = [PropertyFailure, PolicyFailure, ReferenceFailure, StepFailure];
  return kinds.some((kind) => cause instanceof kind) || isValidation(cause);
}

/** Properties that the registry schema refuses; the message is told as it is. */
export class PropertyFailure extends Error {}

/** What the stack's policy forbids. */
export class PolicyFailure extends Error {}

/** An error of the template, met only when the step evaluated its properties. */
function isValidation(cause: unknown): cause is AwsError {
  return (
    cause instanceof AwsError &&
    cause.code === 'ValidationError' &&
    cause.message.startsWith('Template ')
  );
}

function messageAndCode(type: string, cause: unknown): { message: string; code: string } {
  if (cause instanceof HandlerFailure) return { message: cause.message, code: cause.code };
  if (!(cause instanceof AwsError)) return { message: String(cause), code: 'InternalFailure' };
  const service = serviceNames[type.split('::')[1] ?? ''] ?? 'CloudFormation';
  const details = `(Service: ${service}, Status Code: ${cause.httpStatus}, Request ID: ${randomUUID()}) (SDK Attempt Count: 1)`;
  return { message: `${cause.message} ${details}`, code: handlerErrorCode(cause) };
}

function handlerErrorCode({ code, httpStatus }: AwsError): string {
  if (/NotFound|NoSuch|DoesNotExist/.test(code)) return 'NotFound';
  if (/AlreadyExist|Duplicate|Conflict|EntityAlreadyExists|BucketAlready/.test(code))
    return 'AlreadyExists';
  if (/LimitExceeded/.test(code)) return 'ServiceLimitExceeded';
  if (/Unauthorized|AccessDenied/.test(code)) return 'AccessDenied';
  if (/Throttl|RequestLimit/.test(code)) return 'Throttling';
  if (httpStatus >= 500) return 'ServiceInternalError';
  return /Invalid|Malformed|Missing|Dependency|DeleteConflict/.test(code)
    ? 'InvalidRequest'
    : 'GeneralServiceException';
}
