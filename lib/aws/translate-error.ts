import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';

/** Not now, but later; `OperationAborted` is S3's while another call changes the same bucket. */
const throttled = new Set([
  'OperationAborted',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestLimitExceeded',
  'TooManyRequestsException',
  'SlowDown',
]);

/** Nothing was decided about the request: who sent it could not be told, or no longer. */
const unidentified = new Set([
  'AuthFailure',
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'InvalidToken',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'RequestTimeTooSkewed',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const denied = new Set([
  ...unidentified,
  'AccessDenied',
  'AccessDeniedException',
  'UnauthorizedOperation',
]);

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'TimeoutError',
]);

/** EC2 says with a status of 500 what is an answer all the same: there is none to be had. */
const exhausted = new Set(['InsufficientInstanceCapacity', 'InsufficientHostCapacity']);

interface ServiceFailure {
  readonly name?: string;
  readonly code?: string;
  readonly message?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** AWS's name of an error, or Node's code of a connection failure. */
export function awsErrorName(error: unknown): string {
  const { name, code } = error as ServiceFailure;
  return (code && unreachable.has(code) ? code : name) ?? 'Error';
}

/** Turns what an AWS client threw into the product's error, keeping AWS's own sentence. */
export function translateAwsError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = isWordless(error)
    ? 'it answers HTTP 400 without a word, as to credentials that have ended.'
    : ((error as ServiceFailure).message ?? String(error));
  return new AppError(codeOf(error), sentences[codeOf(error)](message), { cause: error });
}

/** What AWS answers; what its client throws instead becomes the product's error. */
export async function translated<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw translateAwsError(error);
  }
}

/**
 * Whether AWS did not even know who asked: credentials that have ended, or a clock that is off. Mended,
 * the same request may well be granted.
 */
export function isUnidentified({ cause }: AppError): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  return unidentified.has(awsErrorName(cause)) || isWordless(cause);
}

/**
 * The answer to HEAD has no body that could name an error; 400 is what S3 says of a session that has
 * ended ("HeadBucket", Amazon S3 API reference: a generic 400, 403 or 404).
 */
function isWordless(error: unknown): boolean {
  const { $metadata } = error as ServiceFailure;
  return awsErrorName(error) === 'Unknown' && $metadata?.httpStatusCode === 400;
}

type AwsErrorCode = Extract<ErrorCode, `aws-${string}`>;

function codeOf(error: unknown): AwsErrorCode {
  const name = awsErrorName(error);
  if (throttled.has(name)) return 'aws-throttled';
  const status = (error as ServiceFailure).$metadata?.httpStatusCode;
  if (denied.has(name) || status === 403 || isWordless(error)) return 'aws-denied';
  if (exhausted.has(name)) return 'aws-refused';
  if (unreachable.has(name) || status === undefined || status >= 500) return 'aws-unreachable';
  return 'aws-refused';
}

const sentences: Record<AwsErrorCode, (message: string) => string> = {
  'aws-throttled': (message) => `AWS asks to slow down: ${message}`,
  'aws-denied': (message) => `AWS denies access: ${message}`,
  'aws-unreachable': (message) => `AWS does not answer: ${message}`,
  'aws-refused': (message) => message,
};
