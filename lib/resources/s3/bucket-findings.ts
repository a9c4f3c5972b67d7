import type { Finding } from '../finding.ts';
import { valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

const settings = [
  'BlockPublicAcls',
  'IgnorePublicAcls',
  'BlockPublicPolicy',
  'RestrictPublicBuckets',
];

/** A bucket that could be made public, or that says nothing of encryption; `null` is S3's word for none. */
export function bucketFindings(properties: Properties): Finding[] {
  const { PublicAccessBlockConfiguration: block, ServerSideEncryptionConfiguration } = properties;
  const found: Finding[] = [];
  const isBlocked = settings.every((name) =>
    valuesAt(properties, `PublicAccessBlockConfiguration.${name}`).includes(true),
  );
  if (block !== undefined && !isBlocked) {
    found.push({
      id: 'public-access-not-blocked',
      severity: 'high',
      title: 'Public access is not blocked',
      detail: 'A policy or an ACL could open the bucket to everyone. Block all public access.',
    });
  }
  if (ServerSideEncryptionConfiguration === null) {
    found.push({
      id: 'no-default-encryption',
      severity: 'medium',
      title: 'No default encryption',
      detail: 'Nothing says how objects are encrypted. Set a default encryption.',
    });
  }
  return found;
}
