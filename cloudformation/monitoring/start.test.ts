import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { variablesOf } from '../hosts/asset-checks.test-data.ts';
import { ScriptedHost } from '../hosts/scripted-host.test-data.ts';

const script = join(import.meta.dirname, 'assets/start.sh');
const password = 'Very#Secret-1234';

function grafanaHost(settings: object = {}, put = ''): ScriptedHost {
  const host = new ScriptedHost({
    ENVIRONMENT: 'dev',
    REGION: 'us-east-2',
    PROFILE: 'small',
    GRAFANA_SECRET_ARN: 'arn:secret',
    METRICS_RETENTION_DAYS: '15',
    LOG_RETENTION_DAYS: '14',
    ALERT_ADDRESSES: '',
    SMTP_SERVER: '',
    SMTP_SENDER: '',
    ...settings,
  });
  mkdirSync(host.path('opt/profiles'));
  writeFileSync(host.path('opt/profiles/small.env'), '');
  const secret = JSON.stringify({ username: 'admin', password, url: '' });
  host.command(
    'aws',
    `case "$2" in
  get-secret-value) echo '${secret}' ;;
  put-secret-value) ${put || `for a; do case "$a" in file://*) cp "\${a#file://}" '${host.path('written')}' ;; esac; done`} ;;
esac`,
  );
  host.command(
    'docker',
    `case "$*" in *reset-admin-password*) cat >'${host.path('reset')}' ;; esac`,
  );
  host.command('chown', 'true');
  host.command('ec2-metadata', `echo 'public-hostname: ec2-1-2-3-4.example'`);
  return host;
}

test('Grafana gets its password by file and pipe, the secret its address, command lines neither', (context) => {
  const host = grafanaHost();
  try {
    const { status, output, commandLines } = host.run(context, script);
    expect([status, output]).toEqual([0, '']);
    expect(readFileSync(host.path('run/strata/grafana-password'), 'utf8')).toBe(password);
    expect(statSync(host.path('run/strata/grafana-password')).mode & 0o777).toBe(0o400);
    expect(readFileSync(host.path('reset'), 'utf8')).toBe(password);
    expect(JSON.parse(readFileSync(host.path('written'), 'utf8'))).toEqual({
      username: 'admin',
      password,
      url: 'http://ec2-1-2-3-4.example:3000',
    });
    expect(commandLines).toContain('compose');
    expect(commandLines).not.toContain(password);
  } finally {
    host.remove();
  }
});

test.for<[string, Record<string, string>, Record<string, string>]>([
  ['no mail', {}, { SMTP_ENABLED: 'false', ALERT_ADDRESSES: 'operators@localhost' }],
  [
    'mail',
    { SMTP_SERVER: 'mail.example:587', SMTP_SENDER: 'g@b.example', ALERT_ADDRESSES: 'a@b.example' },
    { SMTP_ENABLED: 'true', SMTP_SERVER: 'mail.example:587', ALERT_ADDRESSES: 'a@b.example' },
  ],
])('what Compose reads: %s', ([, settings, expected], context) => {
  const host = grafanaHost(settings);
  try {
    expect(host.run(context, script).status).toBe(0);
    expect(variablesOf(host.path('run/strata/compose.env'))).toMatchObject({
      GRAFANA_URL: 'http://ec2-1-2-3-4.example:3000',
      METRICS_RETENTION_DAYS: '15',
      ...expected,
    });
  } finally {
    host.remove();
  }
});

test('an address that cannot be written is said, and the tools run all the same', (context) => {
  const host = grafanaHost({}, 'exit 254');
  try {
    const { status, output } = host.run(context, script);
    expect(status).toBe(0);
    expect(output).toContain('could not be written');
  } finally {
    host.remove();
  }
});
