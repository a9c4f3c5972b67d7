import { describe, expect, it } from 'vitest';
import { requireOwnOrigin } from './require-own-origin.ts';

const own = '127.0.0.1:3000';

function check(
  method: string,
  headers: Readonly<Record<string, string>>,
  publicUrl?: string,
): () => void {
  const request = new Request(`http://${own}/api/v1/environments`, {
    method,
    headers: { host: own, ...headers },
  });
  return () => requireOwnOrigin(request, { publicUrl });
}

const refusal = expect.objectContaining({ code: 'forbidden-origin' });
const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };

describe('a request of another site', () => {
  it.each([
    ['POST', { 'sec-fetch-site': 'cross-site' }],
    ['POST', { 'sec-fetch-site': 'same-site' }],
    ['POST', { 'sec-fetch-site': 'something-new' }],
    ['DELETE', { 'sec-fetch-site': 'cross-site', ...link }],
    ['POST', { 'sec-fetch-site': 'cross-site', origin: `http://${own}` }],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:4000' }],
    ['PATCH', { origin: 'null' }],
    ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['GET', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' }],
    ['GET', { 'sec-fetch-site': 'same-site', ...link, 'sec-fetch-dest': 'iframe' }],
    ['GET', { 'sec-fetch-site': 'cross-site', ...link, 'sec-fetch-dest': 'object' }],
  ])('is refused: %s %j', (method, headers) => {
    expect(check(method, headers)).toThrow(refusal);
  });
});

describe('a request of a page, a person or a script', () => {
  it.each([
    ['POST', {}],
    ['POST', { 'sec-fetch-site': 'same-origin', origin: `http://${own}` }],
    ['GET', { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors' }],
    ['GET', { 'sec-fetch-site': 'none', ...link }],
    ['GET', { 'sec-fetch-site': 'cross-site', ...link }],
  ])('is not: %s %j', (method, headers) => {
    expect(check(method, headers)).not.toThrow();
  });
});

describe('a host', () => {
  it.each(['127.0.0.1', 'localhost:3000', '[::1]:3000'])('that is this machine: %s', (host) => {
    expect(check('GET', { host })).not.toThrow();
  });

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1@evil.example', '0.0.0.0:3000', ''])(
    'that is not: %s',
    (host) => {
      expect(check('GET', { host })).toThrow(refusal);
    },
  );
});

describe('with a public address', () => {
  const publicUrl = 'https://strata.example';
  const host = 'strata.example';

  it.each([
    ['GET', { host }],
    ['POST', { host, origin: publicUrl }],
    ['GET', { host: '127.0.0.1:3000' }],
  ])('its own requests are answered, and those of this machine: %s %j', (method, headers) => {
    expect(check(method, headers, publicUrl)).not.toThrow();
  });

  it.each([
    ['POST', { host, origin: 'http://strata.example' }],
    ['POST', { host, origin: 'https://evil.example' }],
    ['POST', { host: '127.0.0.1:3000', origin: publicUrl }],
    ['GET', { host: 'other.example' }],
    ['GET', { host: 'strata.example:8443' }],
  ])('others are refused: %s %j', (method, headers) => {
    expect(check(method, headers, publicUrl)).toThrow(refusal);
  });
});
