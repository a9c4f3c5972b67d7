import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { catalogTables } from '../data-lake/tables.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));

function python(...commandLine: string[]) {
  return spawnSync('python3', commandLine, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      PYTHONPATH: `${folder}assets`,
      PYTHONDONTWRITEBYTECODE: '1',
    },
  });
}

const hasPython = python('--version').status === 0;
if (!hasPython) process.stderr.write('python3 is missing: the Glue scripts are not tested\n');

test.skipIf(!hasPython)('the rules for records and quality pass their own tests', () => {
  const { status, stderr } = python('-m', 'unittest', 'discover', '-s', 'tests');
  expect(stderr).toMatch(/Ran [1-9]\d* tests/);
  expect([status, stderr]).toEqual([0, expect.stringContaining('OK')]);
});

test.skipIf(!hasPython).each(readdirSync(`${folder}assets`))('%s is Python 3', (file) => {
  const { status, stderr } = python(
    '-c',
    `compile(open('assets/${file}').read(), '${file}', 'exec')`,
  );
  expect([status, stderr]).toEqual([0, '']);
});

test.skipIf(!hasPython)('refers to no column that the catalog does not have', () => {
  const { stdout } = python(
    '-c',
    'import json, quality_rules; print(json.dumps([rule.violation for rule in quality_rules.RULES]))',
  );
  const daily = catalogTables.find(({ name }) => name === 'daily_agg');
  const known = [...(daily?.columns ?? []), ...(daily?.partitionKeys ?? [])].map(
    ({ name }) => name,
  );
  const sql = /'[^']*'|\b(?:IS|NULL|OR|AND|NOT|IN|RLIKE|trim)\b/g;
  const words = JSON.parse(stdout).flatMap((violation: string) =>
    violation.replaceAll(sql, ' ').match(/[a-z_]+/g),
  );
  expect(words.length).toBeGreaterThan(0);
  expect(words.filter((word: string) => !known.includes(word))).toEqual([]);
});
