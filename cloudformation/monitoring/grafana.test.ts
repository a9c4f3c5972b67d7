import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { filesBelow } from '../hosts/asset-checks.test-data.ts';

const grafana = join(import.meta.dirname, 'assets/grafana');
const provisioned = (path: string) =>
  parse(readFileSync(join(grafana, 'provisioning', path), 'utf8'));
const compose = parse(readFileSync(join(grafana, '../compose.yaml'), 'utf8'));
const { datasources } = provisioned('datasources/strata.yaml');
const uids: string[] = datasources.map(({ uid }: { uid: string }) => uid);

test.each([
  ['prometheus', 'http://prometheus:9090'],
  ['elasticsearch', 'http://elasticsearch:9200'],
  ['jaeger', 'http://jaeger:16686'],
])('data source %s is at %s', (type, url) => {
  expect(datasources).toContainEqual(expect.objectContaining({ type, uid: type, url }));
  expect(Object.keys(compose.services)).toContain(new URL(url).hostname);
});

const dashboard = z.looseObject({
  uid: z.string(),
  title: z.string(),
  panels: z.array(
    z.looseObject({
      id: z.number(),
      title: z.string(),
      datasource: z.object({ uid: z.string() }).loose(),
      targets: z.array(z.looseObject({ datasource: z.object({ uid: z.string() }).loose() })).min(1),
    }),
  ),
});
const dashboards = filesBelow(join(grafana, 'dashboards')).map((path) =>
  dashboard.parse(JSON.parse(readFileSync(path, 'utf8'))),
);

describe('dashboards', () => {
  test('are hosts, containers and the platform', () => {
    expect(dashboards.map(({ title }) => title)).toEqual([
      'Containers',
      'Hosts',
      'Platform overview',
    ]);
    expect(provisioned('dashboards/strata.yaml').providers[0].options.path).toBe(
      '/var/lib/strata/dashboards',
    );
  });

  test.each(dashboards.map((one) => [one.title, one] as const))('%s is consistent', (_, one) => {
    expect(new Set(one.panels.map(({ id }) => id)).size).toBe(one.panels.length);
    for (const panel of one.panels) {
      expect(uids).toContain(panel.datasource.uid);
      for (const target of panel.targets) expect(uids).toContain(target.datasource.uid);
    }
  });
});

describe('alerting', () => {
  test('policies lead to a contact point, critical alerts more often', () => {
    const names = provisioned('alerting/contact-points.yaml').contactPoints.map(
      ({ name }: { name: string }) => name,
    );
    const [policy] = provisioned('alerting/policies.yaml').policies;
    expect(names).toContain(policy.receiver);
    expect(policy.routes[0]).toMatchObject({
      receiver: policy.receiver,
      object_matchers: [['severity', '=', 'critical']],
      repeat_interval: '1h',
    });
  });

  test('alerts of Prometheus are handed to Grafana, with dollar signs that it does not expand', () => {
    const [group] = provisioned('alerting/rules.yaml').groups;
    const [query] = group.rules[0].data;
    expect(uids).toContain(query.datasourceUid);
    expect(query.model.expr).toContain('ALERTS{alertstate="firing"}');
    expect(JSON.stringify(group)).not.toMatch(/(?<!\$)\$(?!\$)/);
  });
});

test('the password comes from a file, never from a variable or the Compose file', () => {
  const { environment, secrets } = compose.services.grafana;
  expect(environment.GF_SECURITY_ADMIN_PASSWORD__FILE).toBe('/run/secrets/grafana-password');
  expect(environment).not.toHaveProperty('GF_SECURITY_ADMIN_PASSWORD');
  expect(secrets).toContain('grafana-password');
  expect(compose.secrets['grafana-password'].file).toBe('/run/strata/grafana-password');
  expect(environment.GF_AUTH_ANONYMOUS_ENABLED).toBe('false');
});
