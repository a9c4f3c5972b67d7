import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { layers } from '#cloudformation/layers.ts';
import { startLocalAws } from '../../../local-aws/server.ts';
import { environmentArchive } from './environment-archive.ts';

const environment = {
  name: 'dev',
  region: 'us-east-2',
  tags: { team: "the data's" },
  parameters: { network: { natGateways: 'none' } },
};
const files = environmentArchive(environment);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'strata-archive-'));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await chmod(join(folder, 'deploy.sh'), 0o755);
});

afterAll(() => rm(folder, { recursive: true }));

test.each(layers.map((layer) => [layer.id, layer] as const))(
  'layer %s has a template, its parameters, and a call with what other layers give',
  (id, layer) => {
    expect(files[`templates/${id}.yaml`]).toContain('AWSTemplateFormatVersion');
    expect(files[`parameters/${id}.txt`]).toContain('Environment=dev\n');
    const call = files['deploy.sh']?.split(`\ndeploy ${id}`)[1]?.split('\ndeploy ')[0];
    expect(call).toBeDefined();
    if (layer.needs.length > 0) expect(call).toContain(`\\\n  ${layer.needs[0]} `);
  },
);

test('the order of the calls is that of the needs', () => {
  const script = files['deploy.sh'] ?? '';
  for (const { id, needs } of layers) {
    for (const need of needs) {
      expect(script.indexOf(`\ndeploy ${need}`)).toBeLessThan(script.indexOf(`\ndeploy ${id}`));
    }
  }
});

test('shellcheck finds nothing in the script', ({ skip }) => {
  const run = spawnSync('shellcheck', [join(folder, 'deploy.sh')], { encoding: 'utf8' });
  if (run.error) skip('shellcheck is not installed');
  expect(run.stdout).toBe('');
});

describe('with the AWS CLI', () => {
  test('the script deploys layers that need each other', { timeout: 180_000 }, async ({ skip }) => {
    if (spawnSync('aws', ['--version']).error) skip('the AWS CLI is not installed');
    const endpoint = await startLocalAws({ port: 0, speed: 1_000 });
    try {
      const env = {
        ...process.env,
        AWS_ENDPOINT_URL: endpoint.url,
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_REGION: 'us-east-2',
        AWS_DEFAULT_REGION: 'us-east-2',
        AWS_PAGER: '',
      };
      const script = join(folder, 'deploy.sh');
      await promisify(execFile)(script, ['network', 'security'], { env });
      const { stdout } = await promisify(execFile)(
        'aws',
        ['cloudformation', 'list-stacks', '--query', 'StackSummaries[].[StackName,StackStatus]'],
        { env },
      );
      expect(JSON.parse(stdout)).toEqual(
        expect.arrayContaining([
          ['dev-network', 'CREATE_COMPLETE'],
          ['dev-security', 'CREATE_COMPLETE'],
        ]),
      );
    } finally {
      await endpoint.close();
    }
  });
});
