import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generateResourceTypes } from './generate-resource-types.ts';

test('the checked-in types are what the registry schema says', () => {
  const file = new URL('../cloudformation/builder/resource-types.generated.ts', import.meta.url);
  expect(readFileSync(file, 'utf8') === generateResourceTypes()).toBe(true);
});
