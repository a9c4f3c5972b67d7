import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { filesBelow, outputOf } from '../hosts/asset-checks.test-data.ts';

const folder = import.meta.dirname;
const assets = join(folder, 'assets');
const config = parse(readFileSync(join(assets, 'prometheus/prometheus.yaml'), 'utf8'));
const compose = parse(readFileSync(join(assets, 'compose.yaml'), 'utf8'), { merge: true });
const rules = filesBelow(join(assets, 'prometheus/rules'));
const jobs: ReadonlyArray<Job> = config.scrape_configs;

interface Job {
  readonly job_name: string;
  readonly static_configs?: ReadonlyArray<{ targets: string[] }>;
}

test.each([
  ['prometheus', 'localhost:9090'],
  ['node', 'host.docker.internal:9100'],
  ['cadvisor', 'cadvisor:8080'],
  ['pushgateway', 'pushgateway:9091'],
  ['grafana', 'grafana:3000'],
  ['jaeger', 'jaeger:8888'],
])('job %s scrapes %s', (name, target) => {
  const job = jobs.find(({ job_name }) => job_name === name);
  expect(job?.static_configs?.flatMap(({ targets }) => targets)).toEqual([target]);
});

test('every target is this container, the host or a service of the Compose file', () => {
  const hosts = jobs.flatMap(({ static_configs = [] }) =>
    static_configs.flatMap(({ targets }) => targets.map((target) => target.split(':')[0])),
  );
  const known = ['localhost', 'host.docker.internal', ...Object.keys(compose.services)];
  expect(hosts.filter((host) => !known.includes(host ?? ''))).toEqual([]);
  expect(compose.services.prometheus.extra_hosts).toEqual(['host.docker.internal:host-gateway']);
});

test('other hosts are found by the environment’s tags, tasks by the name of its cluster', () => {
  expect(jobs.find(({ job_name }) => job_name === 'hosts')).toMatchObject({
    ec2_sd_configs: [
      {
        region: '@REGION@',
        port: 9100,
        filters: expect.arrayContaining([
          { name: 'tag:strata:environment', values: ['@ENVIRONMENT@'] },
        ]),
      },
    ],
  });
  expect(jobs.find(({ job_name }) => job_name === 'tasks')).toMatchObject({
    aws_sd_configs: [
      { role: 'ecs', region: '@REGION@', clusters: ['@ENVIRONMENT@-data-processing-cluster'] },
    ],
  });
});

test('there is an alert for each thing that goes wrong', () => {
  const alerts = rules.flatMap((path) =>
    parse(readFileSync(path, 'utf8')).groups.flatMap((group: { rules: Array<{ alert: string }> }) =>
      group.rules.map(({ alert }) => alert),
    ),
  );
  expect(alerts.sort()).toEqual([
    'ContainerMemoryHigh',
    'ContainerRestarting',
    'ElasticsearchRed',
    'ElasticsearchStatusStale',
    'HostCpuHigh',
    'HostDiskFull',
    'HostDown',
    'HostMemoryHigh',
    'ScrapeDown',
  ]);
});

test('promtool accepts the rules', (context) => {
  expect(outputOf(context, 'promtool', ['check', 'rules', ...rules], folder)).toContain('SUCCESS');
});

test('alerts fire when they should and not before', (context) => {
  const output = outputOf(context, 'promtool', ['test', 'rules', 'rules.promtool.yaml'], folder);
  expect(output).toContain('SUCCESS');
});

test('promtool accepts the configuration', (context) => {
  const version = outputOf(context, 'promtool', ['--version'], folder);
  const [major = 0, minor = 0] = (/version (\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
  if (major < 3 || (major === 3 && minor < 8)) {
    context.skip('promtool is older than aws_sd_configs, of Prometheus 3.8');
  }
  const path = join(assets, 'prometheus/prometheus.yaml');
  expect(outputOf(context, 'promtool', ['check', 'config', path], folder)).toContain('SUCCESS');
});

test('promtool accepts the queries of the dashboards', (context) => {
  const queries = filesBelow(join(assets, 'grafana/dashboards')).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/"expr": ("(?:[^"\\]|\\.)*")/g)].map(([, query]) =>
      String(JSON.parse(query ?? '')),
    ),
  );
  expect(queries.length).toBeGreaterThan(15);
  const temporary = mkdtempSync(join(tmpdir(), 'strata-queries-'));
  try {
    const path = join(temporary, 'queries.yaml');
    const records = queries.map((expr, index) => ({ record: `query:${index}`, expr }));
    writeFileSync(path, JSON.stringify({ groups: [{ name: 'queries', rules: records }] }));
    expect(outputOf(context, 'promtool', ['check', 'rules', path], folder)).toContain('SUCCESS');
  } finally {
    rmSync(temporary, { recursive: true });
  }
});
