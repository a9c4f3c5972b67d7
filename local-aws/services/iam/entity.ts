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

export interface MarkerRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface MarkerPage<Item> {
  readonly items: readonly Item[];
  readonly rest: { readonly IsTruncated: boolean; readonly Marker?: string };
}

/** IAM's paging: at most 100 items unless the request says otherwise, and a marker for the next. */
export function markerPage<Item>(items: readonly Item[], request: MarkerRequest): MarkerPage<Item> {
  const start = Number(Buffer.from(request.Marker ?? '', 'base64').toString() || 0);
  const end = start + (request.MaxItems ?? 100);
  const isTruncated = end < items.length;
  const marker = Buffer.from(String(end)).toString('base64');
  return {
    items: items.slice(start, end),
    rest: { IsTruncated: isTruncated, ...(isTruncated && { Marker: marker }) },
  };
}

export function tagsOf(
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Record<string, string> {
  return Object.fromEntries((tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value]));
}

export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
