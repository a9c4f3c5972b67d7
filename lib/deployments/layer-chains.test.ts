import { expect, it } from 'vitest';
import { chainSeconds, criticalPath, slowestSeconds } from './layer-chains.ts';

const links = [
  { layer: 'network', needs: [], seconds: 120 },
  { layer: 'secrets', needs: [], seconds: 10 },
  { layer: 'access', needs: ['secrets'], seconds: 130 },
  { layer: 'databases', needs: ['network', 'secrets'], seconds: 600 },
  { layer: 'compute', needs: ['network', 'access'], seconds: 30 },
];

it('adds up what follows a layer, by its slowest chain', () => {
  expect(Object.fromEntries(chainSeconds(links))).toEqual({
    network: 720,
    secrets: 610,
    access: 160,
    databases: 600,
    compute: 30,
  });
});

it.each([
  ['the slowest of all', links, ['network', 'databases']],
  ['of what is given alone', links.slice(1, 3), ['secrets', 'access']],
  ['of a layer whose needs are not given', links.slice(4), ['compute']],
  ['of nothing', [], []],
])('finds the critical path: %s', (_, given, path) => {
  expect(criticalPath(given)).toEqual(path);
});

it('tells how long the slowest chain takes', () => {
  expect(slowestSeconds(links)).toBe(720);
  expect(slowestSeconds([])).toBe(0);
});
