import { describe, expect, it } from 'vitest';
import { everyAnswer, inertPolicy, pagePolicy, scriptFilePolicy } from './security-headers.ts';

describe('the policy of a page', () => {
  const directives = pagePolicy('abc').split('; ');

  it('runs scripts by the nonce only', () => {
    expect(directives).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic'");
    expect(directives).toContain("script-src-attr 'none'");
    expect(directives.filter((one) => one.includes('unsafe-inline'))).toEqual([
      "style-src 'self' 'unsafe-inline'",
    ]);
    expect(directives.join()).not.toContain('unsafe-eval');
  });

  it.each([
    "default-src 'none'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ])('says %s', (directive) => {
    expect(directives).toContain(directive);
  });

  it('names no other site', () => {
    expect(directives.join()).not.toMatch(/https?:|\*/);
  });
});

it('lets nothing run in what is not a page', () => {
  expect(inertPolicy).toMatch(/^default-src 'none'; .*; sandbox$/);
  expect(scriptFilePolicy).not.toContain('unsafe');
});

it('is made of text that a header can hold', () => {
  for (const value of [...Object.values(everyAnswer), inertPolicy, pagePolicy('abc')]) {
    expect(value).toMatch(/^[\x20-\x7e]+$/);
  }
});
