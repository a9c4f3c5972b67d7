import { describe, expect, it } from 'vitest';
import { providedTypes, schemaOf } from '../engine/registry/registry.ts';
import { providers } from './providers.ts';

describe('providers', () => {
  it('are the types whose schemas are generated', () => {
    expect([...providers.keys()].sort()).toEqual(providedTypes().sort());
  });

  it.each([...providers])(
    '%s takes time, and can be updated where its schema says so',
    (type, provider) => {
      expect(Object.values(provider.seconds).every((seconds) => seconds > 0)).toBe(true);
      const rules = Object.values(schemaOf(type)?.properties ?? {});
      const changeable = rules.some(({ replacement }) => replacement !== 'yes');
      expect(provider.update !== undefined).toBe(changeable);
    },
  );
});
