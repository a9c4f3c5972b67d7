import { randomUUID } from 'node:crypto';
import {
  CreateDBInstanceCommand,
  DescribeDBSubnetGroupsCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import {
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { test as base, expect } from '@playwright/test';
import { unzipSync } from 'fflate';
import { endpoints } from '#lib/http/endpoints.ts';
import { platformSpeed } from './fixtures.ts';
import { StrataApi } from './strata-api.ts';
import { StrataServer } from './strata-server.ts';

const environment = 'canaries';
const pages = [
  '',
  '/architecture',
  '/operations',
  '/catalog',
  '/deployments',
  '/history',
  '/settings',
  '/configuration',
  '/connections',
  '/compare',
  '/handbook',
  '/layers/secrets',
  '/layers/databases',
  '/layers/monitoring',
];

const test = base.extend<object, { readonly strata: StrataServer }>({
  strata: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
    async ({}, use) => {
      const server = await StrataServer.start({ speed: platformSpeed, logLevel: 'trace' });
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ strata }, use) => use(strata.url),
  storageState: async ({ strata }, use) => use((await strata.operator()).storageState),
});

test.setTimeout(240_000);

test('a secret is nowhere but in the answer to whoever reveals it', async ({ strata, page }) => {
  const api = new StrataApi(strata);
  await api.createEnvironment(environment, {
    network: { natGateways: 'none' },
    security: { monitoringCidrs: ['203.0.113.0/24'] },
  });
  const layers = ['databases', 'monitoring'];
  const deployed = await api.deploy(environment, layers);
  expect(deployed).toMatchObject({ status: 'succeeded' });
  const canary = `canary-${randomUUID()}`;
  await plant(strata.awsUrl, canary);
  await api.refresh(environment);
  await refuse(strata, canary);
  const { edition } = await api.makeHandbook(environment);

  const root = `/api/v1/environments/${environment}`;
  const { nodes } = await api.graph(environment);
  for (const { id } of nodes.filter(({ type }) => /Secret|DBInstance/.test(type))) {
    await api.operate(environment, id, 'no-such-action').catch(() => undefined);
  }
  const revealed = await strata.fetch(`${root}/tools/grafana/reveal`, { method: 'POST' });
  expect(await revealed.text()).toContain(canary);

  await test.step('in no answer of the API', async () => {
    for (const [path, text] of await answers(
      strata,
      { id: deployed.id, edition: edition.id },
      nodes,
    )) {
      expect(text.includes(canary), path).toBe(false);
    }
  });

  await test.step('in no page', async () => {
    const root = `/environments/${environment}`;
    const run = `${root}/deployments/${deployed.id}`;
    const paths = ['/', '/activity', run, ...pages.map((path) => `${root}${path}`)];
    for (const path of paths) {
      const html = await (await strata.fetch(path)).text();
      expect(html.includes(canary), path).toBe(false);
    }
    const secret = nodes.find(({ id }) => id.includes('grafana'))?.id ?? '';
    const panel = new URLSearchParams({ view: 'everything', resource: secret });
    for (const path of ['/activity', root, `${root}/operations`, `${root}/architecture?${panel}`]) {
      await page.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      expect((await page.content()).includes(canary), path).toBe(false);
    }
  });

  await test.step('in no line of the log', async () => {
    const log = await strata.log();
    expect(log).toContain('GetSecretValue');
    expect(log.includes(canary)).toBe(false);
  });
});

/** Puts the canary where secrets are: every secret of the environment, and the password of a database. */
async function plant(endpoint: string, canary: string): Promise<void> {
  const settings = {
    region: 'us-east-2',
    endpoint,
    credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
  };
  const secrets = new SecretsManagerClient(settings);
  const { SecretList = [] } = await secrets.send(new ListSecretsCommand());
  expect(SecretList.length).toBeGreaterThan(4);
  for (const { Name = '' } of SecretList) {
    const SecretString = JSON.stringify({ username: 'admin', password: canary, key: canary });
    await secrets.send(new PutSecretValueCommand({ SecretId: Name, SecretString }));
  }
  secrets.destroy();
  const rds = new RDSClient(settings);
  const { DBSubnetGroups } = await rds.send(new DescribeDBSubnetGroupsCommand());
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: `${environment}-by-hand`,
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'mysql',
      AllocatedStorage: 20,
      MasterUsername: 'admin',
      MasterUserPassword: canary,
      DBSubnetGroupName: DBSubnetGroups?.[0]?.DBSubnetGroupName,
      Tags: [{ Key: 'strata:environment', Value: environment }],
    }),
  );
  rds.destroy();
}

/** Sends it where it does not belong: the refusals, the audit and the log do not repeat it. */
async function refuse(strata: StrataServer, canary: string): Promise<void> {
  const root = `/environments/${environment}`;
  const requests: readonly [string, string, string][] = [
    ['PATCH', root, JSON.stringify({ parameters: { secrets: { password: canary } } })],
    ['PATCH', root, `{"password": ${canary}}`],
    [
      'POST',
      `${root}/configuration`,
      JSON.stringify({ content: `MYSQL_PASSWORD=${canary}\nDB_PASSWORD=${canary}\n${canary}` }),
    ],
    ['POST', `${root}/tools/grafana/open`, JSON.stringify({ cidr: '0.0.0.0/0', password: canary })],
    [
      'POST',
      `${root}/operations`,
      JSON.stringify({
        resource: 'x',
        action: 'run',
        input: { arguments: [`--password=${canary}`] },
      }),
    ],
  ];
  for (const [method, path, body] of requests) {
    const headers = { 'content-type': 'application/json' };
    const response = await strata.fetch(`/api/v1${path}`, { method, headers, body });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect((await response.text()).includes(canary), `${method} ${path}`).toBe(false);
  }
}

/** What every reading operation of the API answers, of everything that it can be asked about. */
async function answers(
  strata: StrataServer,
  ids: { readonly id: string; readonly edition: string },
  nodes: readonly { readonly id: string }[],
): Promise<[string, string][]> {
  const found: [string, string][] = [];
  for (const { method, path } of endpoints) {
    if (method !== 'GET') continue;
    for (const filled of filledPaths(path, ids, nodes)) {
      const response = await strata.fetch(`/api/v1${filled}`);
      found.push([filled, await textOf(response)]);
    }
  }
  expect(found.length).toBeGreaterThan(endpoints.length / 2);
  return found;
}

function filledPaths(
  path: string,
  ids: { readonly id: string; readonly edition: string },
  nodes: readonly { readonly id: string }[],
): string[] {
  const known: Readonly<Record<string, string>> = {
    name: environment,
    ...ids,
    region: 'us-east-2',
    at: new Date().toISOString(),
    tool: 'grafana',
    layer: 'secrets',
  };
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
  if (!path.includes('/resources/') && !path.endsWith('/activity')) return [filled];
  return nodes.map(({ id }) => `${filled}?${new URLSearchParams({ resource: id })}`);
}

/** An answer as text; an archive as the texts of its files. */
async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'application/zip') return response.text();
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.values(files)
    .map((bytes) => new TextDecoder().decode(bytes))
    .join('\n');
}
