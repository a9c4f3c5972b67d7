import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceTypes } from '../builder/resource-types.generated.ts';
import type { Crawler, EtlScope } from './etl-scope.ts';

const rawTables = ['logs_table', 'events_table', 'feeds_table'];
const processedTables = ['daily_agg', 'hourly_agg', 'realtime_agg'];

/** Folders below the bucket that are one table each: bucket, raw, folder. */
const tableLevel = 3;

/** The crawler that finds out what raw data looks like. */
export function addRawCrawler(scope: EtlScope): Crawler {
  const { bucket, parameters } = scope;
  if (parameters.rawDiscovery === 'declared-tables') {
    return addTableCrawler(scope, {
      logicalId: 'RawCrawler',
      name: 'raw-data',
      description: 'Keeps schema and partitions of the raw tables up to date',
      tables: rawTables,
    });
  }
  return addCrawler(scope, {
    logicalId: 'RawCrawler',
    name: 'raw-data',
    description: 'Scans raw/, creates tables of its folders and updates their schema',
    targets: { S3Targets: [{ Path: sub`s3://${bucket}/raw/` }] },
    tablePrefix: 'raw_',
    configuration: {
      ...additions,
      Grouping: {
        TableGroupingPolicy: 'CombineCompatibleSchemas',
        TableLevelConfiguration: tableLevel,
      },
    },
  });
}

/** The crawler that registers what the processing job wrote. */
export function addProcessedCrawler(scope: EtlScope): Crawler {
  return addTableCrawler(scope, {
    logicalId: 'ProcessedCrawler',
    name: 'processed-data',
    description: 'Registers partitions of the processed tables and validates their schema',
    tables: processedTables,
  });
}

/** Columns that appear are added; partitions are read as their table says. */
const additions = {
  Version: 1.0,
  CrawlerOutput: {
    Partitions: { AddOrUpdateBehavior: 'InheritFromTable' },
    Tables: { AddOrUpdateBehavior: 'MergeNewColumns' },
  },
};

interface CrawlerPlan {
  readonly logicalId: string;
  readonly name: string;
  readonly description: string;
}

/** Tables that exist are crawled as such, or the crawler would make others of the same data beside them. */
function addTableCrawler(
  scope: EtlScope,
  { tables, ...plan }: CrawlerPlan & { readonly tables: readonly string[] },
): Crawler {
  return addCrawler(scope, {
    ...plan,
    targets: { CatalogTargets: [{ DatabaseName: scope.database, Tables: tables }] },
    configuration: additions,
  });
}

function addCrawler(
  { template, environment, database, roleArn, securityConfiguration }: EtlScope,
  plan: CrawlerPlan & {
    readonly targets: ResourceTypes['AWS::Glue::Crawler']['properties']['Targets'];
    readonly configuration: object;
    readonly tablePrefix?: string;
  },
): Crawler {
  return template.resource(plan.logicalId, 'AWS::Glue::Crawler', {
    Name: sub`${environment}-${plan.name}-crawler`,
    Description: plan.description,
    Role: roleArn,
    DatabaseName: database,
    Targets: plan.targets,
    ...(plan.tablePrefix && { TablePrefix: plan.tablePrefix }),
    SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
    RecrawlPolicy: { RecrawlBehavior: 'CRAWL_EVERYTHING' },
    Configuration: JSON.stringify(plan.configuration),
    CrawlerSecurityConfiguration: ref(securityConfiguration),
  });
}
