const browsers: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Edge', /\bEdg\//],
  ['Opera', /\bOPR\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\b(Headless)?Chrome\//],
  ['Safari', /\bSafari\//],
];

const systems: readonly (readonly [name: string, sign: RegExp])[] = [
  ['Android', /\bAndroid\b/],
  ['iOS', /\b(iPhone|iPad)\b/],
  ['macOS', /\bMac OS X\b/],
  ['Windows', /\bWindows\b/],
  ['Linux', /\bLinux\b/],
];

/** What browser sent a `User-Agent`, and on which system, in a few words. */
export function browserOf(userAgent: string | null): string {
  const text = userAgent ?? '';
  const browser = browsers.find(([, sign]) => sign.test(text))?.[0];
  const system = systems.find(([, sign]) => sign.test(text))?.[0];
  if (browser === undefined) return text.split('/')[0]?.slice(0, 40) || 'Unknown';
  return system === undefined ? browser : `${browser} on ${system}`;
}
