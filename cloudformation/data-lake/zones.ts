/** A part of the data lake: every object below the prefix serves its purpose. */
export interface DataLakeZone {
  /** Key prefix, ending with a slash. */
  readonly prefix: string;
  readonly title: string;
  readonly purpose: string;
}

/** The zones of the data lake (reference architecture, "Data lake"), each before what lies inside it. */
export const dataLakeZones = [
  { prefix: 'raw/', title: 'Raw', purpose: 'Data as it arrived' },
  { prefix: 'raw/logs/', title: 'Raw logs', purpose: 'Access and system logs' },
  { prefix: 'raw/events/', title: 'Raw events', purpose: 'User events, clicks and views' },
  { prefix: 'raw/feeds/', title: 'Raw feeds', purpose: 'External APIs, feeds and files' },
  { prefix: 'processed/', title: 'Processed', purpose: 'Cleaned, structured, validated data' },
  { prefix: 'processed/daily/', title: 'Daily', purpose: 'Daily aggregates and reports' },
  { prefix: 'processed/hourly/', title: 'Hourly', purpose: 'Hourly aggregates and metrics' },
  { prefix: 'processed/real-time/', title: 'Real time', purpose: 'Streams and alerts' },
  { prefix: 'curated/', title: 'Curated', purpose: 'Data that is ready for use' },
  { prefix: 'curated/analytics/', title: 'Analytics', purpose: 'Business metrics and KPIs' },
  {
    prefix: 'curated/reporting/',
    title: 'Reporting',
    purpose: 'Dashboards, reports and exports',
  },
  { prefix: 'curated/ml/', title: 'Machine learning', purpose: 'Training data and models' },
  { prefix: 'logs/', title: 'Logs', purpose: 'What jobs and tools of the data lake log' },
] as const satisfies readonly DataLakeZone[];

export type ZonePrefix = (typeof dataLakeZones)[number]['prefix'];

/** Where jobs put what is none of the zones: refused records, and files that are of no use later. */
export const workPrefixes = { quarantine: 'quarantine/', temporary: 'temporary/' } as const;
