import { ref, sub } from '../builder/intrinsics.ts';
import { dataPolicies } from '../customer-key.ts';
import { accessLogPrefix, addAccessLogBucket } from './access-log-bucket.ts';
import { encryptedTransportOnly } from './bucket-policy.ts';
import { type Bucket, type DataLakeScope, privateBucket, stackSuffix } from './data-lake-scope.ts';
import { archiveConfigurations, lifecycleRules } from './lifecycle.ts';

/** The bucket: private, encrypted, versioned, its objects moved to cheaper storage as they age. */
export function addBucket(scope: DataLakeScope): Bucket {
  const { template, environment, parameters, key } = scope;
  const kept = dataPolicies(parameters.whenDeleted);
  const accessLogs = parameters.accessLogs ? addAccessLogBucket(scope) : undefined;
  const archives = archiveConfigurations(parameters.archiveDays);
  const bucket = template.resource(
    'Bucket',
    'AWS::S3::Bucket',
    {
      BucketName: sub`${environment}-data-lake-${stackSuffix()}`,
      ...privateBucket,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          key
            ? {
                BucketKeyEnabled: true,
                ServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: ref(key),
                },
              }
            : { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: lifecycleRules(scope) },
      ...(archives.length > 0 && { IntelligentTieringConfigurations: archives }),
      NotificationConfiguration: { EventBridgeConfiguration: { EventBridgeEnabled: true } },
      ...(accessLogs && {
        LoggingConfiguration: {
          DestinationBucketName: ref(accessLogs),
          LogFilePrefix: accessLogPrefix,
        },
      }),
    },
    kept,
  );
  template.resource(
    'BucketPolicy',
    'AWS::S3::BucketPolicy',
    {
      Bucket: ref(bucket),
      PolicyDocument: { Version: '2012-10-17', Statement: encryptedTransportOnly(bucket) },
    },
    kept,
  );
  return bucket;
}
