import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockfileProblems } from './lockfile-problems.ts';

const integrity = `sha512-${'A'.repeat(86)}==`;

describe('a lockfile', () => {
  it('that pins everything has no problem', () => {
    expect(lockfileProblems({ packages: { '': {}, 'node_modules/a': { integrity } } })).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['SHA-1', { integrity: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
    ['a short digest', { integrity: 'sha512-AAAA' }],
    ['a choice of digests', { integrity: `${integrity} sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=` }],
  ])('that pins a package by %s is refused', (_, entry) => {
    expect(lockfileProblems({ packages: { 'node_modules/a': entry } })).toEqual([
      'node_modules/a has no integrity of SHA-512',
    ]);
  });

  it.each([
    'https://registry.evil.example/a.tgz',
    'git+ssh://git@github.com/a/b.git#0',
    'file:../a',
  ])('that names an address is refused: %s', (resolved) => {
    expect(lockfileProblems({ packages: { 'node_modules/a': { integrity, resolved } } })).toEqual([
      `node_modules/a names where it is fetched from: ${resolved}`,
    ]);
  });

  it('of this repository has none', () => {
    expect(lockfileProblems(JSON.parse(readFileSync('package-lock.json', 'utf8')))).toEqual([]);
  });
});
