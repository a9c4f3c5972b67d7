import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { envTemplate, filledEnv } from './env-template.ts';
import { filledParameters } from './filled-parameters.ts';
import { loadScript } from './load-script.ts';
import { posixPattern } from './posix-pattern.ts';
import { readConfiguration } from './read-configuration.ts';
import { exampleText } from './value-words.ts';
import { variables } from './variable.ts';

const place = { environment: 'dev', region: 'us-east-2' };
const target = { ...place, parameters: filledParameters({}) };
const isThere = (program: string) => spawnSync(program, ['-c', ':']).error === undefined;
const wanted = ['bash', 'dash'];
const shells = wanted.filter(isThere);

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'strata-load-env-'));
  writeFileSync(join(folder, 'load-env.sh'), loadScript(place));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command of a shell beside the script, with a file of variables. */
function run(shell: string, env: string, command: string) {
  writeFileSync(join(folder, '.env'), env);
  return spawnSync(shell, ['-c', command], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '' },
  });
}

const wrong = [
  'ENVIRONMENT=prod',
  'VPC_CIDR=10.0.0.0',
  'NAT_GATEWAY=none',
  'NAT_GATEWAYS=two',
  'ETL_WORKERS=1',
  'ETL_RETRIES=99999999999999999999',
  'AVAILABILITY_ZONES=eu-west-1a,eu-west-1b',
  'BUDGET_LIMIT_USD=0.5',
  'BUDGET_EMAILS=ada@example.com,nobody',
  'NETWORK_FLOW_LOGS=yes',
  'ETL_METRICS=true',
  'ETL_METRICS=true',
  'MYSQL_PASSWORD=canary',
  'APPLICATION_API_KEY=',
  'words',
  'MONITORING_SMTP_SENDER="open',
  'ETL_SCHEDULE=a#b',
  'KUBERNETES_GIT_PATH=`x`',
];

for (const shell of wanted) {
  if (!shells.includes(shell)) it.todo(`load-env.sh in ${shell}, which is not here`);
}

describe.each(shells)('load-env.sh in %s', (shell) => {
  it('exports what the file says when it is sourced, and leaves nothing else behind', () => {
    const env = [
      '# of dev',
      'ENVIRONMENT=dev',
      ' export NAT_GATEWAYS = single # one',
      "ETL_SCHEDULE='cron(0 2 * * ? *)'",
      `INGRESS_HEALTH_CHECK_PATH="/it's?$HOME~"`,
      'AVAILABILITY_ZONES=us-east-2a, us-east-2c\r',
      'APPLICATION_API_KEY=$(touch hacked)`x`',
      'BUDGET_LIMIT_USD=1234567.25',
    ];
    const { stdout, stderr, status } = run(
      shell,
      env.join('\n'),
      '. ./load-env.sh; echo "status $?"; env; set | grep -i ^strata',
    );
    expect(stderr).toBe('');
    expect(status).toBe(1);
    const told = stdout.split('\n');
    expect(told).toContain('status 0');
    expect(told).toContain('NAT_GATEWAYS=single');
    expect(told).toContain('ETL_SCHEDULE=cron(0 2 * * ? *)');
    expect(told).toContain(`INGRESS_HEALTH_CHECK_PATH=/it's?$HOME~`);
    expect(told).toContain('AVAILABILITY_ZONES=us-east-2a, us-east-2c');
    expect(told).toContain('APPLICATION_API_KEY=$(touch hacked)`x`');
    expect(told).toContain('BUDGET_LIMIT_USD=1234567.25');
    expect(told.filter((line) => /^strata/i.test(line))).toEqual([]);
  });

  it('accepts what was downloaded', () => {
    for (const env of [envTemplate(place), filledEnv(place, target.parameters)]) {
      const { stdout, stderr, status } = run(shell, env, `${shell} ./load-env.sh`);
      expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
      expect(stdout).toContain('Every variable has the right form');
    }
  });

  it('runs a command with the variables, and ends as it ends', () => {
    const { stdout, status } = run(
      shell,
      'VPC_CIDR=10.9.0.0/16',
      `${shell} ./load-env.sh sh -c 'echo "$VPC_CIDR"; exit 7'`,
    );
    expect(stdout).toBe('10.9.0.0/16\n');
    expect(status).toBe(7);
  });

  it('does so by whatever name it was saved', () => {
    for (const name of ['load-env (1).sh', 'variables.sh']) {
      copyFileSync(join(folder, 'load-env.sh'), join(folder, name));
      const command = `${shell} './${name}' sh -c 'exit 7'`;
      expect(run(shell, 'VPC_CIDR=10.9.0.0/16', command).status).toBe(7);
    }
  });

  it('is sourced by a script that has arguments of its own', () => {
    writeFileSync(join(folder, 'deploy.sh'), '. ./load-env.sh\necho "$1 $VPC_CIDR"\n');
    const { stdout } = run(shell, 'VPC_CIDR=10.9.0.0/16', `${shell} ./deploy.sh dev`);
    expect(stdout).toBe('dev 10.9.0.0/16\n');
  });

  it.each(['ETL_SCHEDULE=daily', 'BUDGET_LIMIT_USD=10000000.5', 'BUDGET_LIMIT_USD=9999999999'])(
    'finds what is wrong with %s',
    (line) => expect(run(shell, line, '. ./load-env.sh').stderr).toContain('.env:1: '),
  );

  it('tells every problem by line, exports nothing, and repeats no value', () => {
    const command = '. ./load-env.sh; echo "status $?"; env';
    const { stdout, stderr } = run(shell, wrong.join('\n'), command);
    expect(stdout).toContain('status 1');
    expect(stdout).not.toMatch(/^(ENVIRONMENT|ETL_METRICS|NAT_GATEWAYS)=/m);
    const lines = [...stderr.matchAll(/^\.env:(\d+): /gm)].map(([, line]) => Number(line));
    expect(new Set(lines)).toEqual(
      new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16, 17, 18]),
    );
    expect(stderr).not.toContain('canary');
    expect(stderr).toContain('.env: nothing exported');
  });

  it('finds problems on the lines on which an import finds them', () => {
    const { problems } = readConfiguration(wrong.join('\n'), target);
    const imported = new Set(problems.flatMap(({ line }) => line ?? []));
    const { stderr } = run(shell, wrong.join('\n'), '. ./load-env.sh');
    const loaded = new Set(
      [...stderr.matchAll(/^\.env:(\d+): /gm)].map(([, line]) => Number(line)),
    );
    expect(loaded).toEqual(imported);
  });

  it('ends with an error when it is started on such a file, or on none', () => {
    expect(run(shell, 'VPC=1', `${shell} ./load-env.sh echo never`)).toMatchObject({
      status: 1,
      stdout: '',
    });
    expect(run(shell, '', 'ENV_FILE=none . ./load-env.sh')).toMatchObject({
      stderr: expect.stringContaining('none: there is no such file'),
    });
  });
});

it.skipIf(spawnSync('shellcheck', ['--version']).error !== undefined)(
  'shellcheck finds nothing (skipped where it is not installed)',
  () => {
    const { stdout, status } = spawnSync('shellcheck', ['-s', 'sh', join(folder, 'load-env.sh')], {
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
    expect(status).toBe(0);
  },
);

it('patterns of schemas mean the same to grep', () => {
  const patterns = variables.flatMap((variable) => {
    const { schema } = variable;
    const pattern = schema.pattern ?? schema.items?.pattern;
    const example = exampleText(variable, '').split(',')[0] ?? '';
    return pattern === undefined ? [] : [{ pattern, example }];
  });
  expect(patterns.length).toBeGreaterThan(15);
  for (const { pattern, example } of patterns) {
    for (const text of [
      example,
      `${example} `,
      ` ${example}`,
      `\\${example}`,
      '',
      '/',
      'a-b',
      "'",
    ]) {
      const { status } = spawnSync('grep', ['-Eq', '-e', posixPattern(pattern)], {
        input: `${text}\n`,
        env: { NODE_ENV: 'test', PATH: process.env.PATH ?? '', LC_ALL: 'C' },
      });
      expect({ pattern, text, matches: status === 0 }).toEqual({
        pattern,
        text,
        matches: new RegExp(pattern).test(text),
      });
    }
  }
});
