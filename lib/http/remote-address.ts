/**
 * The address that a request came from: the app's server leaves one in this header, whatever the client
 * wrote (`trust-forwarded.ts`). Undefined where a socket had none any more.
 */
export function remoteAddressOf(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for') ?? undefined;
}

export function isLoopback(address: string): boolean {
  return address === '::1' || /^127\.\d+\.\d+\.\d+$/.test(address);
}
