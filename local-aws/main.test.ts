import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clientsOf } from './test-endpoint.ts';

let directory: string;
const started: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'local-aws-main-'));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  rmSync(directory, { recursive: true, force: true });
});

function start(environment: Record<string, string>): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts')], {
    env: { ...process.env, STRATA_DATA_DIR: directory, LOCAL_AWS_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  return child;
}

async function firstLine(stream: NodeJS.ReadableStream | null): Promise<string> {
  if (!stream) throw new Error('The process has no output');
  const [line] = await once(createInterface({ input: stream }), 'line');
  return String(line);
}

test('what was acknowledged survives kill -9', async () => {
  const first = start({ LOCAL_AWS_SPEED: '25' });
  const line = await firstLine(first.stdout);
  expect(line).toMatch(/^local-aws listening on http:\/\/127\.0\.0\.1:\d+ \(speed ×25\)$/);
  const url = /http\S+/.exec(line)?.[0] ?? '';
  const { Vpc } = await clientsOf(url).ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
  first.kill('SIGKILL');
  await once(first, 'exit');

  const second = start({});
  const again = /http\S+/.exec(await firstLine(second.stdout))?.[0] ?? '';
  const { Vpcs } = await clientsOf(again).ec2.describeVpcs({});
  expect(Vpcs?.map(({ VpcId }) => VpcId)).toEqual([Vpc?.VpcId]);
  second.kill('SIGTERM');
  expect(await once(second, 'exit')).toEqual([0, null]);
});

test('a taken port is one sentence and exit code 1', async () => {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  const address = holder.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const child = start({ LOCAL_AWS_PORT: port });
  const [sentence, [code]] = await Promise.all([firstLine(child.stderr), once(child, 'exit')]);
  holder.close();
  expect(sentence).toBe(
    `local-aws could not start: port ${port} is taken; set LOCAL_AWS_PORT to a free one.`,
  );
  expect(code).toBe(1);
});

test.each([
  [{ LOCAL_AWS_PORT: 'x' }, 'LOCAL_AWS_PORT must be a port number, but is "x".'],
  [{ LOCAL_AWS_SPEED: '0' }, 'LOCAL_AWS_SPEED must be a positive number, but is "0".'],
  [
    { LOCAL_AWS_FAILURE_RATE: '1.5' },
    'LOCAL_AWS_FAILURE_RATE must be a number from 0 to 1, but is "1.5".',
  ],
])('%j is refused', async (environment, sentence) => {
  expect(await firstLine(start(environment).stderr)).toBe(sentence);
});
