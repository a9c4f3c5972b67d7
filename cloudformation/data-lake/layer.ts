import { defineLayer } from '../layer.ts';
import { dataLakeParameters } from './parameters.ts';
import { dataLakeTemplate } from './template.ts';

export const dataLakeLayer = defineLayer({
  id: 'data-lake',
  title: 'Data lake',
  purpose: 'Bucket with raw, processed and curated zones, catalog database and its tables',
  needs: [],
  parameters: dataLakeParameters,
  presets: {
    minimal: { noncurrentDays: 7, logDays: 14, whenDeleted: 'delete' },
    development: { noncurrentDays: 14, logDays: 30, whenDeleted: 'delete' },
    production: {
      encryption: 'customer-key',
      accessLogs: true,
      noncurrentDays: 90,
      logDays: 365,
      whenDeleted: 'retain',
    },
  },
  template: dataLakeTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    LogDays: String(parameters.logDays),
    NoncurrentDays: String(parameters.noncurrentDays),
    TieringDays: String(parameters.tieringDays),
  }),
});
