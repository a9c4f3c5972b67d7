import type { BrowserContextOptions } from '@playwright/test';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The first administrator of every Strata of a test, named by its environment. */
export const administrator: Credentials = {
  email: 'operator@example.com',
  password: 'correct horse battery staple',
};

/** A session, for requests and for browsers. */
export interface SignedIn {
  readonly cookie: string;
  readonly storageState: Exclude<BrowserContextOptions['storageState'], string | undefined>;
}

/** Signs somebody in as a browser does. Throws where they are refused. */
export async function signIn(url: string, { email, password }: Credentials): Promise<SignedIn> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`${email} may not sign in: ${await response.text()}`);
  const pairs = response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return {
    cookie: pairs.join('; '),
    storageState: {
      cookies: pairs.map((pair) => ({
        name: pair.slice(0, pair.indexOf('=')),
        value: pair.slice(pair.indexOf('=') + 1),
        domain: new URL(url).hostname,
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax' as const,
      })),
      origins: [],
    },
  };
}
