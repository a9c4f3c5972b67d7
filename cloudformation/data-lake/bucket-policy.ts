import { getAtt, sub } from '../builder/intrinsics.ts';
import type { JsonDocument } from '../builder/value.ts';
import type { Bucket } from './data-lake-scope.ts';

/** Refuses requests that are not made by TLS 1.2 or newer (S3 User Guide, "Security best practices"). */
export function encryptedTransportOnly(bucket: Bucket): JsonDocument[] {
  const refusal = {
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [getAtt(bucket, 'Arn'), sub`${getAtt(bucket, 'Arn')}/*`],
  };
  return [
    {
      Sid: 'RefuseUnencryptedTransport',
      ...refusal,
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
    {
      Sid: 'RefuseOldTls',
      ...refusal,
      Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
    },
  ];
}
