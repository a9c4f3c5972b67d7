import { randomBytes } from 'node:crypto';
import { AwsError } from '../../service.ts';

/** `AROA…` for roles, `AIPA…` for instance profiles, `ANPA…` for managed policies. */
export function newEntityId(prefix: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const letters = [...randomBytes(17)].map((byte) => alphabet[byte % alphabet.length]);
  return `${prefix}${letters.join('')}`;
}

/** IAM answers policy documents percent-encoded (RFC 3986). */
export function encodedDocument(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** @throws AwsError MalformedPolicyDocument */
export function requirePolicyDocument(document: string | undefined): string {
  try {
    const parsed: unknown = JSON.parse(document ?? '');
    if (typeof parsed === 'object' && parsed !== null && 'Statement' in parsed)
      return document ?? '';
  } catch (cause) {
    throw new AwsError('MalformedPolicyDocument', 'This policy contains invalid Json', 400, {
      Detail: String(cause),
    });
  }
  throw new AwsError('MalformedPolicyDocument', 'Syntax errors in policy.');
}
