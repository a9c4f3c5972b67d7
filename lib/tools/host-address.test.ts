import { describe, expect, it } from 'vitest';
import { isAskableAddress, isInternetAddress, isPublicAddress } from './host-address.ts';

describe('an address', () => {
  it.each([
    '169.254.169.254',
    '169.254.170.2',
    '100.100.100.200',
    '192.0.0.192',
    '0.0.0.0',
    '0.1.2.3',
    '224.0.0.1',
    '255.255.255.255',
    'fd00:ec2::254',
    '::1',
    '::ffff:169.254.169.254',
    '[fd00:ec2::254]',
    'metadata.google.internal',
    'localhost',
    '2852039166',
    '0xa9.0xfe.0xa9.0xfe',
    '0251.0376.0251.0376',
    '169.254.169.254.',
    '1.2.3.4#169.254.169.254',
    '',
  ])('is never asked: %s', (address) => {
    expect(isAskableAddress(address)).toBe(false);
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['127.0.0.1', '127.128.0.1', '10.0.2.4', '172.16.0.1', '172.31.255.255', '192.168.1.1'])(
    'is nobody’s public one: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
      expect(isInternetAddress(address)).toBe(false);
    },
  );

  it('of a simulated host is of this machine, and none of the internet', () => {
    expect(isInternetAddress('127.64.0.1')).toBe(false);
    expect(isInternetAddress('3.15.20.25')).toBe(true);
  });

  it.each(['3.15.20.25', '172.32.0.1', '203.0.113.7', '127.64.0.1', '127.127.255.254'])(
    'is a host’s: %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});
