import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { askHost, type HostPort } from './ask-host.ts';
import { hostExpressions } from './host-expressions.ts';
import { probeTool } from './probe-tool.ts';
import { queryLastHour, readAlerts } from './prometheus.ts';

vi.setConfig({ testTimeout: 60_000 });

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('No port');
  return address.port;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

it('Prometheus itself tells health, version and alerts, and takes what is asked', async (context) => {
  if (spawnSync('prometheus', ['--version']).error) context.skip('prometheus is not installed');
  const folder = mkdtempSync(join(tmpdir(), 'strata-prometheus-'));
  const port = await freePort();
  const scrape = `{job_name: self, scrape_interval: 1s, static_configs: [{targets: ["127.0.0.1:${port}"]}]}`;
  writeFileSync(join(folder, 'prometheus.yaml'), `scrape_configs: [${scrape}]\n`);
  const child = spawn('prometheus', [
    `--config.file=${join(folder, 'prometheus.yaml')}`,
    `--storage.tsdb.path=${join(folder, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
  ]);
  try {
    const target: HostPort = { scheme: 'http', address: '127.0.0.1', port };
    await vi.waitFor(
      async () =>
        expect(await probeTool('prometheus', target)).toMatchObject({
          outcome: 'up',
          version: expect.stringMatching(/^\d+\.\d+/),
          simulated: false,
        }),
      { timeout: 30_000, interval: 200 },
    );
    expect(await readAlerts(target)).toEqual([]);
    for (const expression of Object.values(hostExpressions('a "host"'))) {
      const parameters = new URLSearchParams({ query: expression });
      const { status, body } = await askHost(target, { path: `/api/v1/query?${parameters}` });
      expect(status, body).toBe(200);
    }
    await vi.waitFor(
      async () => {
        const [up] = await queryLastHour(target, 'up', new Date(Date.now() + 60_000));
        expect(up?.labels).toMatchObject({ job: 'self' });
      },
      { timeout: 30_000, interval: 500 },
    );
  } finally {
    await end(child);
    rmSync(folder, { recursive: true, force: true });
  }
});
