import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

export interface IdentityProvider {
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  close(): Promise<void>;
}

interface Somebody {
  readonly name: string;
  readonly email: string;
  readonly groups: readonly string[];
}

/** People of a company, by the name that they sign in with there. */
export const colleagues: Readonly<Record<string, Somebody>> = {
  mary: { name: 'Mary', email: 'mary@corp.example', groups: ['platform', 'staff'] },
  joan: { name: 'Joan', email: 'joan@corp.example', groups: ['staff'] },
};

/** A genuine OpenID Connect provider, with the plain pages for development that it comes with. */
export async function startIdentityProvider(strataUrl: string): Promise<IdentityProvider> {
  const server: Server = createServer((request, response) => answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = { id: 'strata', secret: 'the secret of the client of Strata' };
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${strataUrl}/api/auth/callback/sso`],
      },
    ],
    claims: {
      openid: ['sub'],
      email: ['email', 'email_verified'],
      profile: ['name', 'groups'],
    },
    conformIdTokenClaims: false,
    findAccount: (_, id) => {
      const somebody = colleagues[id];
      if (!somebody) return undefined;
      return {
        accountId: id,
        claims: () => ({
          sub: id,
          ...somebody,
          groups: [...somebody.groups],
          email_verified: true,
        }),
      };
    },
  });
  const answer = provider.callback();
  return {
    issuer,
    client,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
