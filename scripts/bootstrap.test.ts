import { describe, expect, it } from 'vitest';
import { nodeProblem, spaceProblem } from './bootstrap.mjs';

describe('the bootstrap', () => {
  it.each([
    ['18.20.4', /needs Node 20\.19 or newer.*this is Node 18\.20\.4/],
    ['20.18.3', /needs Node 20\.19 or newer/],
  ])('refuses Node %s in one sentence', (version, sentence) => {
    expect(nodeProblem(version)).toMatch(sentence);
  });

  it.each(['20.19.0', '22.1.0', '24.21.0', '26.10.0'])('accepts Node %s', (version) => {
    expect(nodeProblem(version)).toBeUndefined();
  });

  it('says how much room is missing on a full disk', () => {
    expect(spaceProblem(120)).toMatch(/120 MB free.*needs 2500 MB/);
    expect(spaceProblem(2_500)).toBeUndefined();
  });
});
