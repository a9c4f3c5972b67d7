import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { iconFiles } from '#lib/resources/icons.ts';
import { buildIconPack } from './build-icons.ts';

const pack = buildIconPack();

test('the checked-in pack is current and holds exactly the icons that are named', () => {
  const file = new URL('../public/icons/aws.json', import.meta.url);
  expect(readFileSync(file, 'utf8') === pack).toBe(true);
  const names = Object.keys(JSON.parse(pack).icons).map((name) => `aws:${name}`);
  expect(names).toEqual(Object.keys(iconFiles));
});

test('no two icons share an id, and no icon refers to an id that is not its own', () => {
  const ids = [...pack.matchAll(/\bid=\\"([^"\\]+)/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, id] of pack.matchAll(/(?:url\(#|href=\\"#)([^)"\\]+)/g)) expect(ids).toContain(id);
});
