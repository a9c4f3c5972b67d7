import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { dataLakeParameters } from './parameters.ts';
import { dataLakeTemplate } from './template.ts';
import { dataLakeZones } from './zones.ts';

const context = { environment: 'dev', region: 'us-east-2' };

function templateOf(input: object = {}) {
  return dataLakeTemplate(dataLakeParameters.parse(input), context);
}

function bucketOf(input: object = {}) {
  return templateOf(input).Resources.Bucket?.Properties;
}

const tableInput = z.object({
  Name: z.string(),
  TableType: z.literal('EXTERNAL_TABLE'),
  Parameters: z.object({ classification: z.string() }),
  PartitionKeys: z.array(z.object({ Name: z.string() })),
  StorageDescriptor: z.object({
    Location: z.object({ 'Fn::Sub': z.string() }),
    Columns: z.array(z.object({ Name: z.string(), Type: z.string() })).min(1),
  }),
});

const tables = Object.values(templateOf().Resources)
  .filter(({ Type }) => Type === 'AWS::Glue::Table')
  .map(({ Properties }) => tableInput.parse(Properties.TableInput));

test('the nine tables of the reference architecture lie in their zones', () => {
  const place = ({ Name, Parameters, StorageDescriptor }: z.output<typeof tableInput>) =>
    `${Name} ${Parameters.classification} ${StorageDescriptor.Location['Fn::Sub']}`;
  expect(tables.map(place)).toEqual([
    `logs_table json s3://\${Bucket}/raw/logs/`,
    `events_table json s3://\${Bucket}/raw/events/`,
    `feeds_table json s3://\${Bucket}/raw/feeds/`,
    `daily_agg parquet s3://\${Bucket}/processed/daily/`,
    `hourly_agg parquet s3://\${Bucket}/processed/hourly/`,
    `realtime_agg parquet s3://\${Bucket}/processed/real-time/`,
    `analytics parquet s3://\${Bucket}/curated/analytics/`,
    `reporting parquet s3://\${Bucket}/curated/reporting/`,
    `ml_datasets parquet s3://\${Bucket}/curated/ml/`,
  ]);
});

test('every table is partitioned, and no column is named twice: Hive refuses both in one', () => {
  for (const { Name, PartitionKeys, StorageDescriptor } of tables) {
    const names = [...StorageDescriptor.Columns, ...PartitionKeys].map((column) => column.Name);
    expect([Name, PartitionKeys.length > 0, new Set(names).size]).toEqual([
      Name,
      true,
      names.length,
    ]);
  }
});

test('the zones of the reference architecture', () => {
  expect(dataLakeZones.map(({ prefix }) => prefix)).toEqual([
    'raw/',
    'raw/logs/',
    'raw/events/',
    'raw/feeds/',
    'processed/',
    'processed/daily/',
    'processed/hourly/',
    'processed/real-time/',
    'curated/',
    'curated/analytics/',
    'curated/reporting/',
    'curated/ml/',
    'logs/',
  ]);
});

test('names: a suffix of the stack’s own, and underscores in the catalog', () => {
  const { Resources } = templateOf();
  expect(Resources.Bucket?.Properties.BucketName).toEqual({
    'Fn::Sub': [
      `\${Environment}-data-lake-\${Value1}`,
      {
        Value1: {
          'Fn::Select': [
            0,
            {
              'Fn::Split': [
                '-',
                { 'Fn::Select': [2, { 'Fn::Split': ['/', { Ref: 'AWS::StackId' }] }] },
              ],
            },
          ],
        },
      },
    ],
  });
  expect(Resources.CatalogDatabase?.Properties.DatabaseInput).toMatchObject({
    Name: {
      'Fn::Sub': [
        `\${Value1}_data_lake_catalog`,
        { Value1: { 'Fn::Join': ['_', { 'Fn::Split': ['-', { Ref: 'Environment' }] }] } },
      ],
    },
  });
});

describe('the bucket', () => {
  test('is private, versioned, owned by its account and tells EventBridge', () => {
    expect(bucketOf()).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      VersioningConfiguration: { Status: 'Enabled' },
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
    });
  });

  test.each([
    ['aws-managed', { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
    [
      'customer-key',
      {
        BucketKeyEnabled: true,
        ServerSideEncryptionByDefault: {
          SSEAlgorithm: 'aws:kms',
          KMSMasterKeyID: { Ref: 'Key' },
        },
      },
    ],
  ])('is encrypted: %s', (encryption, rule) => {
    expect(bucketOf({ encryption })?.BucketEncryption).toEqual({
      ServerSideEncryptionConfiguration: [rule],
    });
  });

  test('ages: tiering, versions, uploads, logs, temporary files', () => {
    expect(bucketOf()?.LifecycleConfiguration).toMatchObject({
      Rules: [
        {
          NoncurrentVersionExpiration: { NoncurrentDays: { Ref: 'NoncurrentDays' } },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
        { Prefix: 'processed/', Transitions: [{ StorageClass: 'INTELLIGENT_TIERING' }] },
        { Prefix: 'curated/', Transitions: [{ StorageClass: 'INTELLIGENT_TIERING' }] },
        { Prefix: 'logs/', ExpirationInDays: { Ref: 'LogDays' } },
        { Prefix: 'temporary/', ExpirationInDays: 7 },
      ],
    });
  });

  test('archives only what the operator chose to', () => {
    expect(bucketOf()?.IntelligentTieringConfigurations).toBeUndefined();
    expect(bucketOf({ archiveDays: 180 })?.IntelligentTieringConfigurations).toEqual(
      ['processed', 'curated'].map((zone) => ({
        Id: `archive-${zone}`,
        Status: 'Enabled',
        Prefix: `${zone}/`,
        Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 180 }],
      })),
    );
  });

  test('refuses what is not sent by TLS 1.2', () => {
    expect(templateOf().Resources.BucketPolicy?.Properties.PolicyDocument).toMatchObject({
      Statement: [
        { Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        { Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } } },
      ],
    });
  });

  test('logs its requests into a bucket of their own, if at all', () => {
    expect(bucketOf()?.LoggingConfiguration).toBeUndefined();
    expect(bucketOf({ accessLogs: true })?.LoggingConfiguration).toEqual({
      DestinationBucketName: { Ref: 'AccessLogBucket' },
      LogFilePrefix: 'data-lake/',
    });
  });
});

test.each([
  ['retain', 'RetainExceptOnCreate', 'Retain'],
  ['delete', 'Delete', 'Delete'],
])(
  'when the layer is deleted: %s the data, never the catalog',
  (whenDeleted, deletion, replacement) => {
    const input = { whenDeleted, encryption: 'customer-key', accessLogs: true };
    const { Resources } = templateOf(input);
    for (const name of [
      'Bucket',
      'BucketPolicy',
      'AccessLogBucket',
      'AccessLogBucketPolicy',
      'Key',
    ]) {
      expect([name, Resources[name]]).toMatchObject([
        name,
        { DeletionPolicy: deletion, UpdateReplacePolicy: replacement },
      ]);
    }
    expect(Resources.CatalogDatabase?.DeletionPolicy).toBe('Delete');
  },
);

test('outputs: the ARN of the key, or the word none', () => {
  const keyOf = (input: object) => templateOf(input).Outputs?.DataLakeKeyArn?.Value;
  expect(keyOf({})).toBe('none');
  expect(keyOf({ encryption: 'customer-key' })).toEqual({ 'Fn::GetAtt': ['Key', 'Arn'] });
  expect(Object.keys(templateOf().Outputs ?? {})).toEqual([
    'DataLakeBucketName',
    'DataLakeBucketArn',
    'CatalogDatabaseName',
    'DataLakeKeyArn',
  ]);
});
