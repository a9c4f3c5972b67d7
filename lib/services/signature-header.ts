import { createHmac } from 'node:crypto';

/** `X-Strata-Signature: sha256=…`, the HMAC-SHA256 of a body, by which a receiver knows who sent it. */
export function signatureHeader(
  key: string,
  body: string,
): { readonly 'x-strata-signature': string } {
  return { 'x-strata-signature': `sha256=${createHmac('sha256', key).update(body).digest('hex')}` };
}
