import { expect, test } from 'vitest';
import { expectSafeHost, settingNames } from '../hosts/host-facts.test-data.ts';
import { monitoringLayer } from './layer.ts';
import { monitoringParameters } from './parameters.ts';
import { monitoringTemplate } from './template.ts';

const context = { environment: 'dev', region: 'us-east-2' };
const build = (input: object = {}) =>
  monitoringTemplate(monitoringParameters.parse(input), context);

test('the host stands in the second public subnet, in its group, with its profile', () => {
  expect(build().Resources.MonitoringHost?.Properties).toMatchObject({
    SubnetId: { 'Fn::Select': [1, { Ref: 'PublicSubnetIds' }] },
    SecurityGroupIds: [{ Ref: 'MonitoringSecurityGroupId' }],
    IamInstanceProfile: { Ref: 'MonitoringInstanceProfileName' },
  });
});

test('it is safe, and Prometheus in its container can use its role', () => {
  expectSafeHost(build(), 'MonitoringHost');
  expect(build().Resources.MonitoringHost?.Properties.MetadataOptions).toMatchObject({
    HttpPutResponseHopLimit: 2,
  });
});

test.each([
  ['GrafanaUrl', 3000],
  ['PrometheusUrl', 9090],
  ['KibanaUrl', 5601],
  ['JaegerUrl', 16686],
])('%s leads to port %i', (name, port) => {
  expect(build().Outputs?.[name]?.Value).toEqual({
    'Fn::Sub': `http://\${MonitoringHost.PublicDnsName}:${port}`,
  });
});

test('scripts know where the password is kept, not the password', () => {
  expect(settingNames(build(), 'MonitoringHost')).toEqual([
    'ALERT_ADDRESSES',
    'ENVIRONMENT',
    'GRAFANA_SECRET_ARN',
    'LOG_RETENTION_DAYS',
    'METRICS_RETENTION_DAYS',
    'PROFILE',
    'REGION',
    'SMTP_SENDER',
    'SMTP_SERVER',
  ]);
});

test('mail addresses reach the host joined by commas', () => {
  const parameters = monitoringParameters.parse({ alertAddresses: ['a@b.example', 'c@d.example'] });
  expect(monitoringLayer.stackParameters(parameters, context).AlertAddresses).toBe(
    'a@b.example,c@d.example',
  );
});

test.each(Object.entries(monitoringLayer.presets))('preset %s is valid', (_, preset) => {
  expect(monitoringParameters.safeParse(preset).success).toBe(true);
});

test.each([
  ['an address with a quote', { alertAddresses: ["a'@b.example"] }],
  ['a mail server without a port', { smtpServer: 'mail.example.com' }],
  ['a mail server without a sender', { smtpServer: 'mail.example.com:587' }],
  ['a retention of no days', { metricsRetention: 0 }],
])('%s is refused', (_, input) => {
  expect(monitoringParameters.safeParse(input).success).toBe(false);
});
