import { defineLayer } from '../layer.ts';
import { monitoringParameters } from './parameters.ts';
import { monitoringTemplate } from './template.ts';

export const monitoringLayer = defineLayer({
  id: 'monitoring',
  title: 'Monitoring',
  purpose: 'Host with Prometheus, Grafana, Elasticsearch, Kibana, Logstash, Jaeger and exporters',
  needs: ['network', 'security', 'secrets', 'access'],
  parameters: monitoringParameters,
  presets: {
    minimal: { instanceType: 't3.small', diskGib: 20, metricsRetention: 7 },
    development: {},
    production: {
      instanceType: 't3.xlarge',
      diskGib: 200,
      metricsRetention: 90,
      logRetention: 90,
    },
  },
  template: monitoringTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    InstanceType: parameters.instanceType,
    DiskGib: String(parameters.diskGib),
    HostImage: parameters.imageParameter,
    MetricsRetentionDays: String(parameters.metricsRetention),
    LogRetentionDays: String(parameters.logRetention),
    AlertAddresses: parameters.alertAddresses.join(','),
    SmtpServer: parameters.smtpServer,
    SmtpSender: parameters.smtpSender,
  }),
});
