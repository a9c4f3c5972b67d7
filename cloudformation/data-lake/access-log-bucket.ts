import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import { dataPolicies } from '../customer-key.ts';
import { encryptedTransportOnly } from './bucket-policy.ts';
import { type Bucket, type DataLakeScope, privateBucket, stackSuffix } from './data-lake-scope.ts';

export const accessLogPrefix = 'data-lake/';

/**
 * Takes the access logs of this account's buckets, and forgets them in time. S3 writes them with its
 * own keys only (S3 User Guide, "Enabling Amazon S3 server access logging").
 */
export function addAccessLogBucket(scope: DataLakeScope): Bucket {
  const { template, environment, parameters } = scope;
  const kept = dataPolicies(parameters.whenDeleted);
  const bucket = template.resource(
    'AccessLogBucket',
    'AWS::S3::Bucket',
    {
      BucketName: sub`${environment}-data-lake-access-${stackSuffix()}`,
      ...privateBucket,
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
        ],
      },
      LifecycleConfiguration: {
        Rules: [
          {
            Id: 'expire-access-logs',
            Status: 'Enabled',
            ExpirationInDays: scope.logDays,
            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          },
        ],
      },
    },
    kept,
  );
  template.resource(
    'AccessLogBucketPolicy',
    'AWS::S3::BucketPolicy',
    {
      Bucket: ref(bucket),
      PolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          ...encryptedTransportOnly(bucket),
          {
            Sid: 'LetS3WriteAccessLogs',
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Action: 's3:PutObject',
            Resource: sub`${getAtt(bucket, 'Arn')}/${accessLogPrefix}*`,
            Condition: { StringEquals: { 'aws:SourceAccount': ref('AWS::AccountId') } },
          },
        ],
      },
    },
    kept,
  );
  template.output('AccessLogBucketName', 'Bucket of the access logs', ref(bucket));
  return bucket;
}
