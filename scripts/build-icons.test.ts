import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { iconFiles, toolLogos } from '#lib/resources/icons.ts';
import { buildIconPacks } from './build-icons.ts';

const named: Readonly<Record<string, object>> = { 'aws.json': iconFiles, 'logos.json': toolLogos };

describe.each(Object.entries(buildIconPacks()))('%s', (file, pack) => {
  test('as checked in is current and holds exactly the icons that are named', () => {
    const served = new URL(`../public/icons/${file}`, import.meta.url);
    expect(readFileSync(served, 'utf8') === pack).toBe(true);
    const { prefix, icons } = JSON.parse(pack);
    const names = Object.keys(icons).map((name) => `${prefix}:${name}`);
    expect(names).toEqual(Object.keys(named[file] ?? {}));
  });

  test('has no two icons that share an id, and none that refers to an id not its own', () => {
    const ids = [...pack.matchAll(/\bid=\\"([^"\\]+)/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of pack.matchAll(/(?:url\(#|href=\\"#)([^)"\\]+)/g)) {
      expect(ids).toContain(id);
    }
  });
});
