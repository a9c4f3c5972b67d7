import { AwsError } from '../service.ts';

/** The error CloudFormation answers for nearly everything a caller did wrong (HTTP 400). */
export function validationError(message: string): AwsError {
  return new AwsError('ValidationError', message);
}

/** A template whose text or structure is wrong, worded as AWS prefixes it. */
export function formatError(message: string): AwsError {
  return validationError(`Template format error: ${message}`);
}

/** A template whose intrinsic functions are wrong, worded as AWS prefixes it. */
export function templateError(message: string): AwsError {
  return validationError(`Template error: ${message}`);
}
