/** A policy as IAM writes it, percent-encoded JSON (RFC 3986, says its API), as an object; empty where there is none. */
export function policyDocument(encoded: string | undefined): object {
  if (!encoded) return {};
  const document: unknown = JSON.parse(decodeURIComponent(encoded));
  return typeof document === 'object' && document !== null ? document : {};
}
