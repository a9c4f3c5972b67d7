import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isInternetAddress } from '#lib/tools/host-address.ts';
import { NotTaken } from './not-taken.ts';

const timeoutMs = 10_000;

export interface OutsidePost {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Hosts that may be posted to although their addresses are not public. */
  readonly privateHosts: readonly string[];
}

/**
 * Posts JSON to a host that somebody named. The address that its name has is looked up once, checked, and
 * connected to, so that a name cannot mean another one a moment later; redirects are not followed. Throws
 * for a host of a network that is not public, and for any answer but one of the 2xx.
 */
export async function postOutside({
  url,
  body,
  headers,
  privateHosts,
}: OutsidePost): Promise<void> {
  const target = new URL(url);
  const address = await addressOf(target.hostname, privateHosts);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const status = await new Promise<number>((resolve, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Strata',
          ...headers,
        },
        // Names of the certificate and of the request stay those of the URL.
        lookup: (_host, _options, done) => done(null, [{ address, family: 4 }]),
        signal: AbortSignal.timeout(timeoutMs),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
  if (status < 200 || status > 299) throw new NotTaken(`${target.hostname} answered ${status}`);
}

async function addressOf(host: string, privateHosts: readonly string[]): Promise<string> {
  const { address } = await lookup(host, { family: 4 });
  if (isInternetAddress(address) || privateHosts.includes(host)) return address;
  throw new NotTaken(`${host} is in a network that is not public: see STRATA_WEBHOOK_HOSTS`);
}
