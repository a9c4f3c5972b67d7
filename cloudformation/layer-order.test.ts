import { describe, expect, test } from 'vitest';
import type { LayerId } from './layer.ts';
import { dependencyLevels, destructionLevels, withNeeds } from './layer-order.ts';

const architecture: Array<{ id: LayerId; needs: LayerId[] }> = [
  { id: 'compute', needs: ['network', 'security', 'access'] },
  { id: 'access', needs: ['data-lake', 'secrets'] },
  { id: 'security', needs: ['network'] },
  { id: 'network', needs: [] },
  { id: 'secrets', needs: [] },
  { id: 'data-lake', needs: [] },
];

describe('order of layers', () => {
  test('levels hold what may be deployed together', () => {
    expect(dependencyLevels(architecture)).toEqual([
      ['network', 'secrets', 'data-lake'],
      ['access', 'security'],
      ['compute'],
    ]);
  });

  test('destruction goes the other way', () => {
    expect(destructionLevels(architecture)).toEqual([
      ['compute'],
      ['access', 'security'],
      ['network', 'secrets', 'data-lake'],
    ]);
  });

  test('a need that is not among the given layers counts as met', () => {
    expect(dependencyLevels([{ id: 'security', needs: ['network'] }])).toEqual([['security']]);
  });

  test('layers that need each other are refused by name', () => {
    expect(() =>
      dependencyLevels([
        { id: 'etl', needs: ['access'] },
        { id: 'access', needs: ['etl'] },
      ]),
    ).toThrow('Layers need each other: etl, access');
  });

  test('needs are followed to the end', () => {
    expect([...withNeeds(['compute'], architecture)].sort()).toEqual(
      ['access', 'compute', 'data-lake', 'network', 'secrets', 'security'].sort(),
    );
  });
});
