import type { IncomingHttpHeaders } from 'node:http';
import { describe, expect, it } from 'vitest';
import { trustForwarded } from './trust-forwarded.ts';

const socket = '10.0.0.9';

function trusted(
  headers: IncomingHttpHeaders,
  trustedProxies: number,
  remoteAddress: string | undefined = socket,
): IncomingHttpHeaders {
  trustForwarded(headers, { remoteAddress, trustedProxies });
  return headers;
}

describe('the address', () => {
  it.each<[string, string | undefined, number, string]>([
    ['without a proxy is the socket’s', '203.0.113.7', 0, socket],
    ['without a proxy and without a header too', undefined, 0, socket],
    ['is the one that the proxy saw', '203.0.113.7', 1, '203.0.113.7'],
    ['is not what the client wrote before', '127.0.0.1, 203.0.113.7', 1, '203.0.113.7'],
    ['of two proxies is what the outer one saw', '::1, 203.0.113.7, 10.0.0.8', 2, '203.0.113.7'],
    ['is the socket’s where a proxy was passed by', '127.0.0.1', 2, socket],
    ['is the socket’s where the proxy wrote none', undefined, 1, socket],
    ['is the socket’s where it is none', 'unknown', 1, socket],
    ['may be of IPv6', '2001:db8::7', 1, '2001:db8::7'],
    ['of IPv4 is written as such', '::ffff:203.0.113.7', 1, '203.0.113.7'],
  ])('%s', (_, forwarded, proxies, address) => {
    const headers = trusted({ 'x-forwarded-for': forwarded }, proxies);
    expect(headers['x-forwarded-for']).toBe(address);
  });

  it('is left out where the socket has none any more', () => {
    const headers: IncomingHttpHeaders = { 'x-forwarded-for': '127.0.0.1' };
    trustForwarded(headers, { remoteAddress: undefined, trustedProxies: 0 });
    expect(headers).not.toHaveProperty('x-forwarded-for');
  });
});

describe('the scheme', () => {
  it.each<[string | undefined, number, string]>([
    ['https', 0, 'http'],
    ['https', 1, 'https'],
    ['http, https', 1, 'https'],
    ['https, http', 2, 'https'],
    ['https', 2, 'https'],
    [undefined, 1, 'http'],
    ['javascript', 1, 'http'],
  ])('of %s behind %i proxies is %s', (forwarded, proxies, scheme) => {
    const headers = trusted({ 'x-forwarded-proto': forwarded }, proxies);
    expect(headers['x-forwarded-proto']).toBe(scheme);
  });
});

it('takes the host from Host alone, and nothing from what else says of the way', () => {
  const headers = trusted(
    {
      host: 'strata.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-port': '1',
      'x-real-ip': '127.0.0.1',
      forwarded: 'for=127.0.0.1',
    },
    1,
  );
  expect(headers).toEqual({
    host: 'strata.example',
    'x-forwarded-for': socket,
    'x-forwarded-host': 'strata.example',
    'x-forwarded-proto': 'http',
  });
});
