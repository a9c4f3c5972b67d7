import { expect, it } from 'vitest';
import { isOpenApiCurrent } from './render-openapi.ts';

it('docs/openapi.json is what the API’s schemas say now', () => {
  expect(isOpenApiCurrent(), 'node scripts/render-openapi.ts').toBe(true);
});
