import { ref, sub } from './builder/intrinsics.ts';
import type { ResourceHandle } from './builder/template.ts';
import type { ResourceOptions, TemplateBuilder } from './builder/template-builder.ts';
import type { Intrinsic, JsonDocument } from './builder/value.ts';

interface CustomerKeyOptions {
  readonly environment: Intrinsic<string>;
  /** What the key encrypts: the end of its alias. */
  readonly name: string;
  readonly description: string;
  readonly whenDeleted: 'retain' | 'delete';
  /** For services that use the key by themselves. */
  readonly statements?: readonly JsonDocument[];
}

/** Keeps a key, or anything that holds data, beyond its stack, or deletes it with its stack. */
export function dataPolicies(
  whenDeleted: 'retain' | 'delete',
): Pick<ResourceOptions, 'deletionPolicy' | 'updateReplacePolicy'> {
  return whenDeleted === 'delete'
    ? { deletionPolicy: 'Delete', updateReplacePolicy: 'Delete' }
    : { deletionPolicy: 'RetainExceptOnCreate', updateReplacePolicy: 'Retain' };
}

/** A KMS key that is rotated every year, for whose use the account's IAM policies decide. */
export function addCustomerKey(
  template: TemplateBuilder,
  { environment, name, description, whenDeleted, statements = [] }: CustomerKeyOptions,
): ResourceHandle<'AWS::KMS::Key'> {
  const key = template.resource(
    'Key',
    'AWS::KMS::Key',
    {
      Description: description,
      EnableKeyRotation: true,
      PendingWindowInDays: whenDeleted === 'delete' ? 7 : 30,
      KeyPolicy: { Version: '2012-10-17', Statement: [accountDecides, ...statements] },
    },
    { ...dataPolicies(whenDeleted), tags: { Name: sub`${environment}-${name}` } },
  );
  template.resource('KeyAlias', 'AWS::KMS::Alias', {
    AliasName: sub`alias/${environment}-${name}`,
    TargetKeyId: ref(key),
  });
  return key;
}

/** AWS KMS Developer Guide, "Default key policy". */
const accountDecides = {
  Sid: 'AccountDecides',
  Effect: 'Allow',
  Principal: { AWS: sub`arn:${ref('AWS::Partition')}:iam::${ref('AWS::AccountId')}:root` },
  Action: 'kms:*',
  Resource: '*',
};
