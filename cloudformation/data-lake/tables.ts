import type { ZonePrefix } from './zones.ts';

export interface Column {
  readonly name: string;
  /** Hive type. */
  readonly type: string;
  readonly comment: string;
}

export interface CatalogTable {
  readonly logicalId: string;
  readonly name: string;
  readonly description: string;
  readonly location: ZonePrefix;
  readonly format: 'json' | 'parquet';
  readonly columns: readonly Column[];
  readonly partitionKeys: readonly Column[];
}

function column(name: string, type: string, comment: string): Column {
  return { name, type, comment };
}

const day = column('dt', 'string', 'Day, as 2026-01-31, in UTC');
const hour = column('hour', 'string', 'Hour of the day, 00 to 23, in UTC');

/** What the processing job writes; a day's or an hour's rows of several runs add up. */
const aggregates: readonly Column[] = [
  column('source', 'string', 'Raw zone: logs, events or feeds'),
  column('kind', 'string', 'Level of a log, type of an event, name of a feed'),
  column('records', 'bigint', 'Valid records'),
  column('errors', 'bigint', 'Records that tell of an error'),
  column('duration_ms_sum', 'double', 'Sum of durations in milliseconds'),
  column('duration_ms_max', 'double', 'Longest duration in milliseconds'),
  column('run_id', 'string', 'Job run that wrote the row'),
  column('processed_at', 'timestamp', 'When it was written'),
];

const rawTables: readonly CatalogTable[] = [
  {
    logicalId: 'LogsTable',
    name: 'logs_table',
    description: 'Access and system logs as they arrived',
    location: 'raw/logs/',
    format: 'json',
    columns: [
      column('log_id', 'string', 'Unique per line'),
      column('timestamp', 'string', 'ISO 8601'),
      column('level', 'string', 'debug, info, warning, error or fatal'),
      column('service', 'string', 'What wrote the line'),
      column('host', 'string', 'Where it ran'),
      column('message', 'string', 'Text of the line'),
      column('status', 'int', 'HTTP status of an access log'),
      column('duration_ms', 'double', 'Duration of a request in milliseconds'),
    ],
    partitionKeys: [day],
  },
  {
    logicalId: 'EventsTable',
    name: 'events_table',
    description: 'User events, clicks and views as they arrived',
    location: 'raw/events/',
    format: 'json',
    columns: [
      column('event_id', 'string', 'Unique per event'),
      column('event_time', 'string', 'ISO 8601'),
      column('event_type', 'string', 'Such as click, view or purchase'),
      column('user_id', 'string', 'Who did it'),
      column('session_id', 'string', 'Visit it belongs to'),
      column('page', 'string', 'Where it happened'),
      column('properties', 'map<string,string>', 'Everything else'),
    ],
    partitionKeys: [day],
  },
  {
    logicalId: 'FeedsTable',
    name: 'feeds_table',
    description: 'Records of external APIs, feeds and files as they arrived',
    location: 'raw/feeds/',
    format: 'json',
    columns: [
      column('feed', 'string', 'Name of the feed'),
      column('record_id', 'string', 'Unique within the feed'),
      column('received_at', 'string', 'ISO 8601'),
      column('status', 'string', 'ok, or what the source reported'),
      column('payload', 'string', 'The record itself'),
    ],
    partitionKeys: [day],
  },
];

const processedTables: readonly CatalogTable[] = [
  {
    logicalId: 'DailyAggTable',
    name: 'daily_agg',
    description: 'Daily aggregates and reports',
    location: 'processed/daily/',
    format: 'parquet',
    columns: aggregates,
    partitionKeys: [day],
  },
  {
    logicalId: 'HourlyAggTable',
    name: 'hourly_agg',
    description: 'Hourly aggregates and metrics',
    location: 'processed/hourly/',
    format: 'parquet',
    columns: aggregates,
    partitionKeys: [day, hour],
  },
  {
    logicalId: 'RealtimeAggTable',
    name: 'realtime_agg',
    description: 'Streams and alerts',
    location: 'processed/real-time/',
    format: 'parquet',
    columns: [
      column('window_start', 'timestamp', 'Beginning of the window'),
      column('window_end', 'timestamp', 'End of the window'),
      column('metric', 'string', 'What was measured'),
      column('value', 'double', 'Its value in the window'),
      column('alert', 'boolean', 'Whether the value calls for somebody'),
    ],
    partitionKeys: [day],
  },
];

const curatedTables: readonly CatalogTable[] = [
  {
    logicalId: 'AnalyticsTable',
    name: 'analytics',
    description: 'Business metrics and KPIs',
    location: 'curated/analytics/',
    format: 'parquet',
    columns: [
      column('kpi', 'string', 'Name of the figure'),
      column('value', 'double', 'Its value'),
      column('unit', 'string', 'What the value counts'),
      column('period_start', 'date', 'First day it covers'),
      column('period_end', 'date', 'Last day it covers'),
    ],
    partitionKeys: [day],
  },
  {
    logicalId: 'ReportingTable',
    name: 'reporting',
    description: 'Dashboards, reports and exports',
    location: 'curated/reporting/',
    format: 'parquet',
    columns: [
      column('section', 'string', 'Part of the report'),
      column('label', 'string', 'Row of the part'),
      column('value', 'double', 'Value of the row'),
      column('created_at', 'timestamp', 'When the report was made'),
    ],
    partitionKeys: [column('report', 'string', 'Name of the report'), day],
  },
  {
    logicalId: 'MlDatasetsTable',
    name: 'ml_datasets',
    description: 'Training data of models',
    location: 'curated/ml/',
    format: 'parquet',
    columns: [
      column('entity_id', 'string', 'What the example describes'),
      column('features', 'map<string,double>', 'Input of the model'),
      column('label', 'double', 'Output to learn'),
      column('created_at', 'timestamp', 'When the example was made'),
    ],
    partitionKeys: [
      column('dataset', 'string', 'Name of the data set'),
      column('split', 'string', 'train, validation or test'),
    ],
  },
];

/** The tables of the data catalog (reference architecture, "Data lake"). */
export const catalogTables: readonly CatalogTable[] = [
  ...rawTables,
  ...processedTables,
  ...curatedTables,
];
