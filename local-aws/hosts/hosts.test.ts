import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type TestEndpoint, testEndpoint } from '../test-endpoint.ts';
import { hostsTemplate } from './hosts-template.test-data.ts';

vi.setConfig({ testTimeout: 30_000 });

const waiting = { timeout: 15_000, interval: 20 };

let directory: string;
let endpoint: TestEndpoint;

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'local-aws-hosts-'));
  endpoint = await testEndpoint({ speed: 2_000, dataDir: directory });
});

afterEach(async () => {
  await endpoint[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true, force: true });
});

interface Host {
  readonly id: string;
  readonly address: string;
}

async function deploy(parameters: Readonly<Record<string, string>> = {}): Promise<void> {
  await endpoint.clients.cloudFormation.createStack({
    StackName: 'tools',
    TemplateBody: hostsTemplate,
    Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  });
  await vi.waitFor(async () => {
    const { Stacks } = await endpoint.clients.cloudFormation.describeStacks({ StackName: 'tools' });
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
  }, waiting);
}

async function hostNamed(name: string): Promise<Host> {
  const { Reservations } = await endpoint.clients.ec2.describeInstances({
    Filters: [{ Name: 'tag:Name', Values: [name] }],
  });
  const instance = Reservations?.[0]?.Instances?.[0];
  return { id: instance?.InstanceId ?? '', address: instance?.PublicIpAddress ?? '' };
}

async function groupId(): Promise<string> {
  const { SecurityGroups } = await endpoint.clients.ec2.describeSecurityGroups({
    Filters: [{ Name: 'group-name', Values: ['tools'] }],
  });
  return SecurityGroups?.[0]?.GroupId ?? '';
}

const answers = (url: string, init?: RequestInit) => vi.waitFor(() => fetch(url, init), waiting);

const isSilent = (url: string) =>
  vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'), waiting);

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** As a browser that was told to accept the host's own certificate. */
function askEncrypted(url: string, { body, ...asked }: Asked = {}) {
  return vi.waitFor(
    () =>
      new Promise<{ status: number | undefined; issuer: string; text: string }>(
        (resolve, reject) => {
          const sent = request(
            url,
            { ...asked, rejectUnauthorized: false, agent: false },
            (answer) => {
              const socket = answer.socket;
              const issuer =
                'getPeerCertificate' in socket ? String(Object(certificateOf(socket)).CN) : '';
              let text = '';
              answer.setEncoding('utf8').on('data', (chunk: string) => {
                text += chunk;
              });
              answer.on('end', () => resolve({ status: answer.statusCode, issuer, text }));
            },
          );
          sent.on('error', reject);
          sent.end(body);
        },
      ),
    waiting,
  );
}

function certificateOf(socket: object): unknown {
  return 'getPeerCertificate' in socket && typeof socket.getPeerCertificate === 'function'
    ? socket.getPeerCertificate().issuer
    : undefined;
}

describe('the tools of a monitoring host', () => {
  test('answer in the forms of the real ones, marked as simulated', async () => {
    await deploy();
    const { address } = await hostNamed('tools-monitoring');
    const grafana = await answers(`http://${address}:3000/api/health`);
    expect(grafana.headers.get('x-strata-simulated')).toBe('true');
    expect(await grafana.json()).toMatchObject({ database: 'ok' });
    expect(await (await answers(`http://${address}:3000/`)).text()).toContain('simulated');
    const kibana = await answers(`http://${address}:5601/api/status`);
    expect(await kibana.json()).toMatchObject({ status: { overall: { level: 'available' } } });
    const jaeger = await answers(`http://${address}:16686/`);
    expect(await jaeger.text()).toMatch(/JAEGER_VERSION = \{.*"gitVersion":"v2/);
    expect((await answers(`http://${address}:9090/-/ready`)).status).toBe(200);
    expect((await answers(`http://${address}:9090/nothing`)).status).toBe(404);
  });

  test('tell Elasticsearch’s health through Kibana’s console, to whoever sends its header', async () => {
    await deploy();
    const { address } = await hostNamed('tools-monitoring');
    const url = `http://${address}:5601/api/console/proxy?path=_cluster%2Fhealth&method=GET`;
    const refused = await answers(url, { method: 'POST' });
    expect(refused.status).toBe(400);
    const answer = await answers(url, { method: 'POST', headers: { 'kbn-xsrf': 'test' } });
    expect(await answer.json()).toMatchObject({ status: 'green', number_of_nodes: 1 });
  });

  test('have measurements that are the same whenever asked, and refuse too many', async () => {
    await deploy();
    const { address } = await hostNamed('tools-monitoring');
    const ask = async (query: string, more: string) => {
      const parameters = `query=${encodeURIComponent(query)}&${more}`;
      return (await answers(`http://${address}:9090/api/v1/query_range?${parameters}`)).json();
    };
    const cpu =
      '100 * (1 - avg by (instance) (rate(node_cpu_seconds_total{instance="tools-monitoring"}[5m])))';
    const range = 'start=1700000000&end=1700003600&step=60';
    const once = await ask(cpu, range);
    expect(once.data.result).toMatchObject([{ metric: { instance: 'tools-monitoring' } }]);
    expect(once.data.result[0].values).toHaveLength(61);
    for (const [, value] of once.data.result[0].values) {
      expect(Number(value)).toBeGreaterThan(0);
      expect(Number(value)).toBeLessThan(100);
    }
    expect(await ask(cpu, range)).toEqual(once);
    expect((await ask('no_such_metric', range)).data.result).toEqual([]);
    expect((await ask('up{instance="elsewhere"}', range)).data.result).toEqual([]);
    expect(await ask(cpu, 'start=0&end=1700000000&step=1')).toMatchObject({
      errorType: 'bad_data',
    });
    const { data } = await (await answers(`http://${address}:9090/api/v1/targets`)).json();
    expect(data.activeTargets).toHaveLength(2);
  });

  test('are fewer on the smallest host, which has an alert about its memory', async () => {
    await deploy({ Size: 't3.small' });
    const { address } = await hostNamed('tools-monitoring');
    const alerts = await (await answers(`http://${address}:9090/api/v1/alerts`)).json();
    expect(alerts.data.alerts[0]).toMatchObject({
      state: 'firing',
      labels: { alertname: 'HostMemoryHigh', instance: 'tools-monitoring' },
    });
    await isSilent(`http://${address}:5601/api/status`);
  });
});

describe('ArgoCD', () => {
  test('answers by a certificate of its own, and lists applications to whoever knows the secret', async () => {
    await deploy({ GitRepository: 'https://git.example/platform.git' });
    const { address } = await hostNamed('tools-kubernetes');
    const base = `https://${address}:30080`;
    expect(await askEncrypted(`${base}/healthz`)).toEqual({
      status: 200,
      issuer: address,
      text: 'ok',
    });
    expect((await askEncrypted(`${base}/api/v1/applications`)).status).toBe(401);
    const logIn = (password: string) =>
      askEncrypted(`${base}/api/v1/session`, {
        method: 'POST',
        body: JSON.stringify({ username: 'admin', password }),
      });
    expect((await logIn('guessed')).status).toBe(401);
    const { SecretString = '' } = await endpoint.clients.secrets.getSecretValue({
      SecretId: 'tools/argocd',
    });
    const { token } = JSON.parse((await logIn(JSON.parse(SecretString).password)).text);
    const headers = { authorization: `Bearer ${token}` };
    const { text } = await askEncrypted(`${base}/api/v1/applications`, { headers });
    expect(JSON.parse(text).items).toMatchObject([
      { metadata: { name: 'platform' }, status: { sync: { status: 'Synced' } } },
    ]);
  });
});

describe('a port answers', () => {
  test('only while the host runs', async () => {
    await deploy();
    const { id, address } = await hostNamed('tools-monitoring');
    const url = `http://${address}:3000/api/health`;
    await answers(url);
    await endpoint.clients.ec2.stopInstances({ InstanceIds: [id] });
    await isSilent(url);
    await vi.waitFor(() => endpoint.clients.ec2.startInstances({ InstanceIds: [id] }), waiting);
    const { address: next } = await hostNamed('tools-monitoring');
    expect(next).toMatch(/^127\./);
    await answers(`http://${next}:3000/api/health`);
  });

  test('only while a rule of a CIDR block opens it', async () => {
    await deploy();
    const { address } = await hostNamed('tools-monitoring');
    const url = `http://${address}:3000/api/health`;
    await answers(url);
    const rule = {
      GroupId: await groupId(),
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 3000, ToPort: 3000, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    };
    await endpoint.clients.ec2.revokeSecurityGroupIngress(rule);
    await isSilent(url);
    await answers(`http://${address}:9090/-/healthy`);
    await endpoint.clients.ec2.authorizeSecurityGroupIngress(rule);
    await answers(url);
  });

  test('again after a restart of the endpoint, on the same address, and never after its end', async () => {
    await deploy();
    const { address } = await hostNamed('tools-monitoring');
    const url = `http://${address}:3000/api/health`;
    await answers(url);
    await endpoint[Symbol.asyncDispose]();
    await isSilent(url);
    endpoint = await testEndpoint({ speed: 2_000, dataDir: directory });
    expect((await hostNamed('tools-monitoring')).address).toBe(address);
    await answers(url);
  });
});
