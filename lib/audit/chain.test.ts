import { expect, test } from 'vitest';
import type { AuditEntry } from '#lib/api/audit.ts';
import { genesisHash, hashOf, verifyChain } from './chain.ts';

const unhashed: Omit<AuditEntry, 'hash'> = {
  sequence: 1,
  at: '2026-01-31T09:30:00.123Z',
  actor: 'tester',
  actorKind: 'person',
  action: 'openTool',
  environment: 'dev',
  target: null,
  input: { '€': 1e21, b: [0.1, null, true], a: 'ü "\\ 😀', '😀': -0, '\ufb33': '\r' },
  change: null,
  remoteAddress: null,
  userAgent: null,
  requestId: null,
  result: 'done',
  code: null,
  awsCalls: [],
  asked: null,
  previousHash: genesisHash,
};

async function* chainOf(...entries: AuditEntry[]) {
  yield* entries;
}

test('the hash of an entry is the same for ever, so that what was written once can be verified', () => {
  const hash = '370266b85444ec3f579ee2ec08412bd18c2072c4cb1a429227bf02663f94cffc';
  expect(hashOf(unhashed)).toBe(hash);
  const otherOrder = Object.fromEntries(Object.entries(unhashed).reverse()) as typeof unhashed;
  expect(hashOf(otherOrder)).toBe(hash);
});

test('an entry that has no canonical form is not what was written', async () => {
  const entry = { ...unhashed, hash: hashOf(unhashed), actor: '\ud800' };
  expect(await verifyChain(chainOf(entry))).toMatchObject({
    entries: 0,
    broken: { sequence: 1, reason: expect.stringContaining('hash differs') },
  });
});
