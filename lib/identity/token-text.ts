import { createHash, randomBytes } from 'node:crypto';

/** Begins every token, so that scanners of repositories know one. */
const prefix = 'strata_';
const tokenBytes = 32;

export function newTokenText(): string {
  return `${prefix}${randomBytes(tokenBytes).toString('base64url')}`;
}

export function hashOfToken(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The token of an `Authorization` header, or undefined where it is none of ours. */
export function tokenOf(authorization: string): string | undefined {
  return /^Bearer (strata_[\w-]{43})$/i.exec(authorization.trim())?.[1];
}
