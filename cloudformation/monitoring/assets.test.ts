import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { expectNoFindings, filesBelow, variablesOf } from '../hosts/asset-checks.test-data.ts';
import { monitoringProfiles } from './host-parameters.ts';

const assets = join(import.meta.dirname, 'assets');
const files = filesBelow(assets);
const named = (pattern: RegExp) => files.filter((path) => pattern.test(path));

const serviceSchema = z.looseObject({
  image: z.string(),
  ports: z.array(z.string()).default([]),
  profiles: z.array(z.string()).default([]),
  mem_limit: z.string(),
  restart: z.string(),
  healthcheck: z.object({ test: z.array(z.string()) }).loose(),
});
const text = readFileSync(join(assets, 'compose.yaml'), 'utf8');
const compose = z
  .looseObject({
    services: z.record(z.string(), serviceSchema),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(text, { merge: true }));
const services = Object.entries(compose.services);

/** Ports that each tool answers on, of section 7; inside the host where the group does not let them in. */
const toolPorts: ReadonlyArray<[tool: string, port: number, published: string | undefined]> = [
  ['prometheus', 9090, '9090:9090'],
  ['grafana', 3000, '3000:3000'],
  ['elasticsearch', 9200, '127.0.0.1:9200:9200'],
  ['kibana', 5601, '5601:5601'],
  ['jaeger', 16686, '16686:16686'],
  ['logstash', 5044, '5044:5044'],
  ['node-exporter', 9100, undefined],
  ['cadvisor', 8080, '127.0.0.1:8080:8080'],
  ['pushgateway', 9091, '9091:9091'],
];

describe('the nine tools', () => {
  test('are all there and no others', () => {
    expect(Object.keys(compose.services).sort()).toEqual(toolPorts.map(([tool]) => tool).sort());
  });

  test.each(toolPorts)('%s answers on port %i', (tool, port, published) => {
    const service = compose.services[tool];
    expect(service?.ports[0]).toBe(published);
    if (!published) expect(service).toMatchObject({ network_mode: 'host', pid: 'host' });
    expect(port).toBeGreaterThan(0);
  });

  test.each(services)('%s is pinned, limited, checked and started again', (_, service) => {
    expect(service.image).toMatch(/:v?\d+\.\d+\.\d+$/);
    expect(service.mem_limit).toMatch(/^\$\{[A-Z_]+_MEMORY:\?\}$/);
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck.test[0]).toBe('CMD');
  });

  test('traces arrive by OpenTelemetry, and what must last is in a volume', () => {
    expect(compose.services.jaeger?.ports).toEqual(
      expect.arrayContaining(['4317:4317', '4318:4318']),
    );
    expect(Object.keys(compose.volumes)).toEqual([
      'prometheus-data',
      'grafana-data',
      'elasticsearch-data',
      'pushgateway-data',
    ]);
  });
});

const hostMemoryMib = { small: 2048, medium: 4096, large: 8192, xlarge: 16384 } as const;
/** What Amazon Linux, Docker and the page cache need themselves. */
const systemMib = 400;

describe.each(Object.entries(hostMemoryMib))('profile %s', (profile, memoryMib) => {
  const variables = variablesOf(join(assets, `profiles/${profile}.env`));
  const active = new Set(variables.COMPOSE_PROFILES?.split(','));
  const started = services.filter(
    ([, service]) =>
      service.profiles.length === 0 || service.profiles.some((name) => active.has(name)),
  );
  const limitMib = (limit: string) => Number.parseInt(variables[nameIn(limit)] ?? '', 10);

  test('its memory limits fit into the host', () => {
    const sum = started.reduce((total, [, { mem_limit }]) => total + limitMib(mem_limit), 0);
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(memoryMib - systemMib);
  });

  test('heaps leave room for what is not heap', () => {
    if (!active.has('logs')) return expect(started).toHaveLength(6);
    for (const [tool, heap] of [
      ['ELASTICSEARCH', variables.ELASTICSEARCH_HEAP],
      ['KIBANA', variables.KIBANA_HEAP_MIB],
      ['LOGSTASH', variables.LOGSTASH_HEAP],
    ] as const) {
      const limit = Number.parseInt(variables[`${tool}_MEMORY`] ?? '', 10);
      expect([tool, Number.parseInt(heap ?? '', 10) / limit]).toEqual([tool, expect.any(Number)]);
      expect(Number.parseInt(heap ?? '', 10) / limit).toBeLessThanOrEqual(0.75);
    }
  });

  test('gives every variable that Compose wants, together with the start script', () => {
    const fromScript = [
      ...readFileSync(join(assets, 'start.sh'), 'utf8').matchAll(/^([A-Z_]+)=/gm),
    ].map(([, name]) => name);
    const wanted = [...text.matchAll(/\$\{([A-Z_]+):\?\}/g)].map(([, name]) => name);
    const given = new Set([...Object.keys(variables), ...fromScript]);
    expect(wanted.filter((name) => !given.has(name))).toEqual([]);
  });
});

function nameIn(limit: string): string {
  return /\$\{([A-Z_]+)/.exec(limit)?.[1] ?? '';
}

test('every instance type has a profile, and t3.small’s leaves the logs out', () => {
  const profiles = readdirSync(join(assets, 'profiles')).map((name) => name.replace('.env', ''));
  const used = Object.values(monitoringProfiles).map(({ profile }) => profile);
  expect(used.toSorted()).toEqual(profiles.toSorted());
  expect(variablesOf(join(assets, 'profiles/small.env')).COMPOSE_PROFILES).toBe('');
});

test('downloads are pinned by checksum', () => {
  expect(variablesOf(join(assets, 'versions.env')).COMPOSE_SHA256).toMatch(/^[0-9a-f]{64}$/);
});

test('Logstash takes beats on 5044 and writes to Elasticsearch', () => {
  const pipeline = readFileSync(join(assets, 'logstash/pipeline/beats.conf'), 'utf8');
  expect(pipeline).toMatch(/beats \{\s+port => 5044/);
  expect(pipeline).toContain('http://elasticsearch:9200');
  const braces = [...pipeline.replaceAll('\\{', '').matchAll(/[{}]/g)].map(([brace]) =>
    brace === '{' ? 1 : -1,
  );
  expect(braces.reduce((sum, step) => sum + step, 0)).toBe(0);
});

test('Jaeger’s configuration uses only what it declares', () => {
  const config = parse(readFileSync(join(assets, 'jaeger/config.yaml'), 'utf8'));
  const { traces } = config.service.pipelines;
  for (const [kind, names] of Object.entries<string[]>(traces)) {
    for (const name of names) expect(Object.keys(config[kind])).toContain(name);
  }
  for (const name of config.service.extensions) {
    expect(Object.keys(config.extensions)).toContain(name);
  }
  const backends = Object.keys(config.extensions.jaeger_storage.backends);
  expect(backends).toContain(config.extensions.jaeger_query.storage.traces);
  expect(backends).toContain(config.exporters.jaeger_storage_exporter.trace_storage);
});

test('shellcheck finds nothing', (context) => {
  const scripts = named(/\.sh$/);
  expect(scripts.length).toBeGreaterThan(3);
  expectNoFindings(context, 'shellcheck', ['-x', '-P', 'SCRIPTDIR', ...scripts], assets);
});

test('yamllint finds nothing', (context) => {
  const rules = '{extends: relaxed, rules: {line-length: disable}}';
  expectNoFindings(context, 'yamllint', ['-d', rules, ...named(/\.yaml$/)], assets);
});
