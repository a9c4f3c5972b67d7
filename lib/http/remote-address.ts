/** The address of whoever sent a request, as the app's server wrote it down. */
export function remoteAddressOf(headers: Headers): string | undefined {
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
}
