import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { Refusal } from './refusals.ts';
import type { WireRequest } from './wire.ts';

interface Signed {
  readonly accessKeyId: string;
  readonly scope: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261124T063300Z` */
  readonly date: string;
  readonly presigned: boolean;
  readonly expiresSeconds: number;
}

const maxSkewMs = 15 * 60 * 1000;

/**
 * Checks a Signature Version 4, in the header or presigned in the query; signatures of single chunks are not checked.
 * Source: "Create a signed AWS API request", IAM user guide.
 */
export function checkSignature(
  request: WireRequest,
  secretOf: (accessKeyId: string) => string | undefined,
  now: Date,
): Refusal | undefined {
  const signed = signedOf(request);
  if (!signed) return { kind: 'unsigned' };
  const secret = secretOf(signed.accessKeyId);
  if (secret === undefined) return { kind: 'unknown-key' };
  const skew = skewOf(signed, now);
  if (skew) return skew;
  const expected = Buffer.from(sign(canonicalRequest(request, signed), signed, secret));
  const given = Buffer.from(signed.signature);
  const equal = expected.length === given.length && timingSafeEqual(expected, given);
  return equal ? undefined : { kind: 'wrong-signature' };
}

/** Whether a signature is of another time than the clock tells; what is not signed has none. */
export function clockRefusal(request: WireRequest, now: Date): Refusal | undefined {
  const signed = signedOf(request);
  return signed && skewOf(signed, now);
}

function skewOf(signed: Signed, now: Date): Refusal | undefined {
  const age = now.getTime() - dateOf(signed.date).getTime();
  const limit = signed.presigned ? signed.expiresSeconds * 1000 : maxSkewMs;
  if (age <= limit && age >= -maxSkewMs) return undefined;
  return { kind: 'skewed', signedAt: signed.date, now, toleranceMs: maxSkewMs };
}

function signedOf({ headers, query }: WireRequest): Signed | undefined {
  const header = headers.authorization;
  const part = (name: string) => new RegExp(`${name}=([^,\\s]+)`).exec(header ?? '')?.[1] ?? '';
  const presigned = !header && query.has('X-Amz-Signature');
  if (!header?.startsWith('AWS4-HMAC-SHA256') && !presigned) return undefined;
  const credential = presigned ? (query.get('X-Amz-Credential') ?? '') : part('Credential');
  const signedHeaders = presigned
    ? (query.get('X-Amz-SignedHeaders') ?? '')
    : part('SignedHeaders');
  const [accessKeyId = '', ...scope] = credential.split('/');
  return {
    accessKeyId,
    scope: scope.join('/'),
    signedHeaders: signedHeaders.split(';'),
    signature: presigned ? (query.get('X-Amz-Signature') ?? '') : part('Signature'),
    date: (presigned ? query.get('X-Amz-Date') : headers['x-amz-date']) ?? '',
    presigned,
    expiresSeconds: Number(query.get('X-Amz-Expires') ?? 0),
  };
}

function canonicalRequest(request: WireRequest, signed: Signed): string {
  const { presigned, signedHeaders } = signed;
  const query = [...request.query]
    .filter(([key]) => key !== 'X-Amz-Signature')
    .map(([key, value]) => `${encode(key)}=${encode(value)}`)
    .sort();
  const headers = signedHeaders.map(
    (name) => `${name}:${(request.headers[name] ?? '').trim().replace(/\s+/g, ' ')}\n`,
  );
  const payload =
    request.headers['x-amz-content-sha256'] ??
    (presigned && request.query.get('X-Amz-Credential')?.includes('/s3/')
      ? 'UNSIGNED-PAYLOAD'
      : createHash('sha256').update(request.body).digest('hex'));
  return [
    request.method,
    canonicalPath(request, signed),
    query.join('&'),
    headers.join(''),
    signedHeaders.join(';'),
    payload,
  ].join('\n');
}

/** Encoded once more than it was sent, except for S3. */
function canonicalPath({ path }: WireRequest, { scope }: Signed): string {
  return scope.includes('/s3/') ? path : path.split('/').map(encode).join('/');
}

function sign(canonical: string, { date, scope }: Signed, secret: string): string {
  const digest = createHash('sha256').update(canonical).digest('hex');
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${secret}`);
  return hmac(key, ['AWS4-HMAC-SHA256', date, scope, digest].join('\n')).toString('hex');
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function dateOf(date: string): Date {
  return new Date(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
