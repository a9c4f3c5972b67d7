import { AwsError } from '../../service.ts';

export function notFound(message: string): AwsError {
  return new AwsError('EntityNotFoundException', message);
}

export function alreadyExists(message: string): AwsError {
  return new AwsError('AlreadyExistsException', message);
}

export function invalidInput(message: string): AwsError {
  return new AwsError('InvalidInputException', message);
}

/** Of a second creation under one name; the same creation once more is answered as the first was. */
export function differentlySubmitted(message: string): AwsError {
  return new AwsError('IdempotentParameterMismatchException', message);
}

/** @throws AwsError InvalidInputException */
export function requireName(name: string | undefined): string {
  if (name && name.length <= 255 && !/[\r\n]/.test(name)) return name;
  throw invalidInput(
    `1 validation error detected: Value '${name ?? ''}' at 'name' failed to satisfy constraint: Member must have length between 1 and 255`,
  );
}
