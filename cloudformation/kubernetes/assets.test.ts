import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { expectNoFindings, filesBelow, variablesOf } from '../hosts/asset-checks.test-data.ts';
import { ScriptedHost } from '../hosts/scripted-host.test-data.ts';

const assets = join(import.meta.dirname, 'assets');
const files = filesBelow(assets);
const named = (pattern: RegExp) => files.filter((path) => pattern.test(path));

test('everything downloaded is pinned, with a checksum where it is no image', () => {
  const versions = variablesOf(join(assets, 'versions.env'));
  expect(Object.keys(versions).filter((name) => name.endsWith('_SHA256'))).toEqual([
    'MINIKUBE_SHA256',
    'KUBECTL_SHA256',
    'ARGOCD_SHA256',
  ]);
  for (const [name, value] of Object.entries(versions)) {
    expect([name, value]).toEqual([
      name,
      expect.stringMatching(name.endsWith('_SHA256') ? /^[0-9a-f]{64}$/ : /v\d+\.\d+\.\d+$/),
    ]);
  }
});

test.each([
  ['what was expected', 'apiVersion: v1', 0, 'used\n'],
  ['something else', 'apiVersion: v2', 1, 'https://example.test/m is not what was expected\n'],
])('a download that is %s', (_, content, status, output) => {
  const host = new ScriptedHost({});
  host.command('curl', `printf '%s' '${content}' >'${host.path('got')}'`);
  const checksum = createHash('sha256').update('apiVersion: v1').digest('hex');
  const script = [
    'set -euo pipefail',
    `source '${join(assets, 'download.sh')}'`,
    `download_verified ${checksum} https://example.test/m '${host.path('got')}'`,
    'echo used',
  ].join('\n');
  const environment = { ...process.env, PATH: `${host.path('bin')}:${process.env.PATH}` };
  const run = spawnSync('bash', ['-c', script], { encoding: 'utf8', env: environment });
  expect([run.status, `${run.stdout}${run.stderr}`]).toEqual([status, output]);
  expect(existsSync(host.path('got'))).toBe(status === 0);
  host.remove();
});

test('no manifest is applied from an address', () => {
  const script = readFileSync(join(assets, 'install-argocd.sh'), 'utf8');
  expect(script).toContain('download_verified "$ARGOCD_SHA256"');
  expect(script).not.toMatch(/--filename "?https:/);
});

test('ArgoCD’s server is on node port 30080, which the host forwards', () => {
  const [service] = parseAllDocuments(
    readFileSync(join(assets, 'argocd/node-port.yaml'), 'utf8'),
  ).map((document) => document.toJS());
  expect(service).toMatchObject({
    kind: 'Service',
    metadata: { namespace: 'argocd' },
    spec: { type: 'NodePort', ports: [{ targetPort: 8080, nodePort: 30080 }] },
  });
  expect(readFileSync(join(assets, 'install.sh'), 'utf8')).toContain('strata-forward@30080');
});

test('the example application is one that ArgoCD understands', () => {
  const text = readFileSync(join(assets, 'argocd/example-application.yaml'), 'utf8');
  expect(parseAllDocuments(text)[0]?.toJS()).toMatchObject({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    spec: { source: { repoURL: expect.stringMatching(/^https:/) }, destination: {} },
  });
});

test('units start scripts that exist, and the cluster runs as an unprivileged user', () => {
  const names = new Set(files.map((path) => basename(path)));
  const started = named(/\.service$/).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/\/opt\/strata\/(\S+\.sh)/g)].map(([, name]) => name),
  );
  expect(started).toEqual(expect.arrayContaining(['start-cluster.sh', 'publish-access.sh']));
  for (const name of started) expect(names).toContain(name);
  const unit = readFileSync(join(assets, 'strata-kubernetes.service'), 'utf8');
  expect(unit).toContain('User=minikube');
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

const password = 'Very#Secret-1234';
const settings = { REGION: 'us-east-2', ARGOCD_SECRET_ARN: 'arn:secret' };

function argoCdHost(hash: string): ScriptedHost {
  const host = new ScriptedHost(settings);
  const secret = JSON.stringify({ username: 'admin', password, url: 'old' });
  host.command(
    'aws',
    `case "$2" in
  get-secret-value) echo '${secret}' ;;
  put-secret-value) cp "\${@: -1}" /dev/null 2>/dev/null; for a; do case "$a" in file://*) cp "\${a#file://}" '${host.path('written')}' ;; esac; done ;;
esac`,
  );
  host.command(
    'kubectl',
    `case "$1" in
  get) printf '{"data":{"admin.password":"%s"}}' "$(printf %s '${hash}' | base64)" ;;
  patch) cp "\${@: -1}" '${host.path('patch')}' ;;
esac`,
  );
  host.command(
    'htpasswd',
    `read -r given || true
[[ $given == '${password}' ]] || exit 3
case "$1" in
  -vi) grep -q 'current' "$2" ;;
  *) printf 'admin:$2y$10$hash\\n\\n' ;;
esac`,
  );
  host.command(
    'ec2-metadata',
    `[[ $1 == --public-hostname ]] && echo 'public-hostname: ec2-1-2-3-4.example'`,
  );
  return host;
}

const script = join(assets, 'publish-access.sh');

test('the admin gets the secret’s password, the secret gets the address, no command line shows either', (context) => {
  const host = argoCdHost('another');
  try {
    const { status, output, commandLines } = host.run(context, script);
    expect([status, output]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(host.path('patch'), 'utf8'))).toMatchObject({
      stringData: { 'admin.password': '$2a$10$hash' },
    });
    expect(JSON.parse(readFileSync(host.path('written'), 'utf8'))).toEqual({
      username: 'admin',
      password,
      url: 'https://ec2-1-2-3-4.example:30080',
    });
    expect(commandLines).toContain('aws secretsmanager put-secret-value');
    expect(commandLines).not.toContain(password);
    expect(commandLines).not.toContain('$2');
    expect(filesBelow(host.path('run'))).toEqual([]);
  } finally {
    host.remove();
  }
});

test('a password that is already set is not set again, so that nobody is logged out', (context) => {
  const host = argoCdHost('current');
  try {
    const { status, commandLines } = host.run(context, script);
    expect(status).toBe(0);
    expect(commandLines).not.toContain('kubectl patch');
  } finally {
    host.remove();
  }
});
