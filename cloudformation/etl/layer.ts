import { defineLayer } from '../layer.ts';
import { etlParameters } from './parameters.ts';
import { etlTemplate } from './template.ts';

export const etlLayer = defineLayer({
  id: 'etl',
  title: 'ETL pipeline',
  purpose: 'Crawlers, processing job and quality job of AWS Glue, and the workflow that runs them',
  needs: ['data-lake', 'access'],
  parameters: etlParameters,
  presets: {
    minimal: { retries: 0 },
    development: {},
    production: { retries: 2, metrics: true },
  },
  template: etlTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    WorkerType: parameters.workerType,
    Workers: String(parameters.workers),
    TimeoutMinutes: String(parameters.timeoutMinutes),
    Retries: String(parameters.retries),
    QualityThreshold: String(parameters.qualityThreshold),
    ...(parameters.schedule !== '' && parameters.enabled && { Schedule: parameters.schedule }),
  }),
});
