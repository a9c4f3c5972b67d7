export interface Lockfile {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly resolved?: string }>
  >;
}

/** SHA-512 in base64 has 88 characters. */
const sha512 = /^sha512-[A-Za-z0-9+/]{86}==$/;

/**
 * What in a lockfile is not pinned by its contents, or names where to fetch it from: whoever installs takes
 * it from the registry of their own. Source: "package-lock.json", npm documentation.
 */
export function lockfileProblems({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .flatMap(([path, { integrity = '', resolved }]) => [
      ...(sha512.test(integrity) ? [] : [`${path} has no integrity of SHA-512`]),
      ...(resolved === undefined ? [] : [`${path} names where it is fetched from: ${resolved}`]),
    ]);
}
