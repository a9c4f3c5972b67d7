import { ifThen, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { keyInput } from '../optional-key.ts';

/**
 * Encrypts what jobs write into S3, their logs and bookmarks by the data lake's key, or objects by S3's
 * keys where the lake has none. Security configurations cannot be changed, so each way has a name.
 */
export function addSecurityConfiguration(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
): ResourceHandle<'AWS::Glue::SecurityConfiguration'> {
  const { arn, exists } = keyInput(template, 'DataLakeKeyArn');
  return template.resource('SecurityConfiguration', 'AWS::Glue::SecurityConfiguration', {
    Name: sub`${environment}-etl-${ifThen(exists, 'kms', 's3')}`,
    EncryptionConfiguration: ifThen(
      exists,
      {
        S3Encryptions: [{ S3EncryptionMode: 'SSE-KMS', KmsKeyArn: arn }],
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', KmsKeyArn: arn },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS', KmsKeyArn: arn },
      },
      {
        S3Encryptions: [{ S3EncryptionMode: 'SSE-S3' }],
        CloudWatchEncryption: { CloudWatchEncryptionMode: 'DISABLED' },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'DISABLED' },
      },
    ),
  });
}
