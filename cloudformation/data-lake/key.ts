import { ref, sub } from '../builder/intrinsics.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { addCustomerKey } from '../customer-key.ts';
import type { DataLakeParameters } from './parameters.ts';

/** The key of bucket, job bookmarks and Glue's logs, which CloudWatch Logs must be let to use itself. */
export function addDataLakeKey(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  whenDeleted: DataLakeParameters['whenDeleted'],
) {
  return addCustomerKey(template, {
    environment,
    name: 'data-lake',
    description: 'Encrypts the data lake and what Glue notes about it',
    whenDeleted,
    statements: [glueLogStatement()],
  });
}

/** CloudWatch Logs User Guide, "Encrypt log data using AWS Key Management Service". */
function glueLogStatement() {
  const region = ref('AWS::Region');
  const logGroups = sub`arn:${ref('AWS::Partition')}:logs:${region}:${ref('AWS::AccountId')}:log-group:/aws-glue/*`;
  return {
    Sid: 'LogsOfGlue',
    Effect: 'Allow',
    Principal: { Service: sub`logs.${region}.${ref('AWS::URLSuffix')}` },
    Action: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:Describe*',
    ],
    Resource: '*',
    Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logGroups } },
  };
}
