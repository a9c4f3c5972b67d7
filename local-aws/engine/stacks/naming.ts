import { createHash } from 'node:crypto';

const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * The name CloudFormation makes up: stack, logical id and twelve characters. Derived from `token`, so that
 * the retry of a step makes up the same name; at most 63 characters, as the strictest service (S3) allows.
 */
export function generatedName(stackName: string, logicalId: string, token: string): string {
  const suffix = [...createHash('sha256').update(token).digest().subarray(0, 12)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('');
  const room = 63 - suffix.length - 2;
  const stackPart = stackName.slice(0, Math.max(room - logicalId.length, Math.floor(room / 2)));
  return `${stackPart}-${logicalId.slice(0, room - stackPart.length)}-${suffix}`;
}

/** A UUID derived from text: the same step of the same operation always has the same token. */
export function derivedToken(...parts: readonly string[]): string {
  const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
