import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { parseConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'strata-secrets-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

afterAll(() => rmSync(folder, { recursive: true }));

it('secrets come from files, without the line feed that editors add', () => {
  const result = parseConfig({
    DATABASE_URL: 'postgres://strata@database:5432/strata?sslmode=disable',
    DATABASE_PASSWORD_FILE: file('password', 'p@ss/w%rd?#\n'),
    STRATA_METRICS_TOKEN_FILE: file('token', 'sixteen or more!\r\n'),
  });
  if (!result.ok) throw new Error(result.problems.join());
  const { databaseUrl = '', metricsToken } = result.config;
  expect(metricsToken).toBe('sixteen or more!');
  const { username, password, host, pathname, search } = new URL(databaseUrl);
  expect({ username, host, pathname, search, password: decodeURIComponent(password) }).toEqual({
    username: 'strata',
    host: 'database:5432',
    pathname: '/strata',
    search: '?sslmode=disable',
    password: 'p@ss/w%rd?#',
  });
});

it.each([
  ['a file that is not there', { STRATA_METRICS_TOKEN_FILE: join(folder, 'none') }, /ENOENT/],
  [
    'a secret that is given twice',
    { STRATA_METRICS_TOKEN_FILE: file('other', 'x'), STRATA_METRICS_TOKEN: 'y' },
    /is set together with STRATA_METRICS_TOKEN/,
  ],
])('names %s', (_, env, problem) => {
  expect(parseConfig(env)).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^STRATA_METRICS_TOKEN_FILE: /)],
  });
  expect(parseConfig(env)).toMatchObject({ problems: [expect.stringMatching(problem)] });
});

it('a password without an address is left alone, and a short token in a file refused', () => {
  expect(parseConfig({ DATABASE_PASSWORD: 'x' })).toMatchObject({ ok: true });
  expect(parseConfig({ STRATA_METRICS_TOKEN_FILE: file('short', 'short') })).toEqual({
    ok: false,
    problems: [expect.stringMatching(/^STRATA_METRICS_TOKEN: must have/)],
  });
});
