import { expect, test } from 'vitest';
import { sampleFacts } from '#lib/handbook/handbook-facts.test-data.ts';
import { writeHandbook } from '#lib/handbook/write-handbook.ts';
import { findInHandbook } from './find-in-handbook.ts';

const pages = writeHandbook(sampleFacts());

test('a text is found on all pages, whatever its case', () => {
  const found = findInHandbook(pages, ' DEV-mysql ');
  expect(new Set(found.map(({ page }) => page)).size).toBeGreaterThan(2);
  const database = found.find(({ section }) => section === 'mysql-database');
  expect(database).toMatchObject({ pageTitle: 'Service details', sectionTitle: 'MySQL database' });
  expect(database?.excerpt).toContain('dev-mysql');
});

test('drawings are searched by what is in them', () => {
  const sections = findInHandbook(pages, '10.0.10.0/24').map(({ section }) => section);
  expect(sections).toContain('network');
});

test.each(['', '  ', 'no such text anywhere'])('nothing is found of %j', (text) => {
  expect(findInHandbook(pages, text)).toEqual([]);
});

test('of a long line the text around is shown', () => {
  const [first] = findInHandbook(pages, 'crawlers describe');
  expect(first?.excerpt).toMatch(/^.{0,62}Crawlers describe.{0,62}$/);
});

test('no word around is cut in two', () => {
  const words = new Set(JSON.stringify(pages).match(/[\p{L}\d]+/gu));
  for (const { excerpt } of findInHandbook(pages, 'gateway')) {
    for (const word of excerpt.match(/[\p{L}\d]+/gu) ?? []) expect(words).toContain(word);
  }
});
