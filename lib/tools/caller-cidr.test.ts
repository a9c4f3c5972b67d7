import { expect, it } from 'vitest';
import { callerCidrOf } from './caller-cidr.ts';

it.each([
  ['203.0.113.7', '203.0.113.7/32'],
  ['203.0.113.7, 10.0.0.1', null],
  ['127.0.0.1', null],
  ['::1', null],
  ['2001:db8::1', null],
  ['<script>', null],
])('the block of %s is %s', (forwardedFor, cidr) => {
  expect(callerCidrOf({ headers: new Headers({ 'x-forwarded-for': forwardedFor }) })).toBe(cidr);
});

it('there is none without an address', () => {
  expect(callerCidrOf({ headers: new Headers() })).toBeNull();
});
