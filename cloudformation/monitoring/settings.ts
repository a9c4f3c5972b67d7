import { findInMap, ref } from '../builder/intrinsics.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { textInput } from '../layer-inputs.ts';
import { addressesPattern, senderPattern, smtpServerPattern } from './alert-parameters.ts';
import { monitoringProfiles } from './host-parameters.ts';
import type { MonitoringParameters } from './parameters.ts';

/** What the host's scripts read; the password is not among it, only where it is kept. */
export function monitoringSettings(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  instanceType: Intrinsic<string>,
  parameters: MonitoringParameters,
) {
  const profiles = template.mapping('Profiles', monitoringProfiles);
  return {
    ENVIRONMENT: environment,
    REGION: ref('AWS::Region'),
    PROFILE: findInMap(profiles, instanceType, 'profile'),
    GRAFANA_SECRET_ARN: textInput(template, 'GrafanaCredentialsArn'),
    ...retentionSettings(template, parameters),
    ...alertSettings(template, parameters),
  };
}

function retentionSettings(template: TemplateBuilder, parameters: MonitoringParameters) {
  const days = (logicalId: string, description: string, value: number) =>
    ref(
      template.parameter(logicalId, {
        Type: 'String',
        Description: description,
        Default: String(value),
        AllowedPattern: '^[1-9][0-9]{0,2}$',
        ConstraintDescription: 'must be a number of days',
        group: 'Retention',
      }),
    );
  return {
    METRICS_RETENTION_DAYS: days(
      'MetricsRetentionDays',
      'Days that Prometheus keeps metrics.',
      parameters.metricsRetention,
    ),
    LOG_RETENTION_DAYS: days(
      'LogRetentionDays',
      'Days that Elasticsearch keeps logs.',
      parameters.logRetention,
    ),
  };
}

function alertSettings(template: TemplateBuilder, parameters: MonitoringParameters) {
  const text = (logicalId: string, description: string, value: string, pattern: string) =>
    ref(
      template.parameter(logicalId, {
        Type: 'String',
        Description: description,
        Default: value,
        AllowedPattern: pattern,
        group: 'Alerts',
      }),
    );
  return {
    ALERT_ADDRESSES: text(
      'AlertAddresses',
      'Mail addresses, joined by commas, that are told of alerts.',
      parameters.alertAddresses.join(','),
      addressesPattern,
    ),
    SMTP_SERVER: text(
      'SmtpServer',
      'Host and port of the mail relay; empty for none.',
      parameters.smtpServer,
      smtpServerPattern,
    ),
    SMTP_SENDER: text(
      'SmtpSender',
      'Address that mail about alerts comes from.',
      parameters.smtpSender,
      senderPattern,
    ),
  };
}
