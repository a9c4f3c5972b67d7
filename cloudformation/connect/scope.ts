import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic, Value } from '../builder/value.ts';

/** The environment that a session is for: IAM fills in the tag that it was given when it began. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable, which IAM fills in
export const environmentName = '${aws:PrincipalTag/strata:environment}';

/** Resources that carry the tag of the session's own environment. */
export const ofTheEnvironment = {
  StringEquals: { 'aws:ResourceTag/strata:environment': environmentName },
} as const;

/** An ARN in whatever region of the stack's own account. */
export function accountArn(service: string, resource: Value<string>): Intrinsic<string> {
  return sub`arn:${ref('AWS::Partition')}:${service}:*:${ref('AWS::AccountId')}:${resource}`;
}

export function iamArn(resource: Value<string>): Intrinsic<string> {
  return sub`arn:${ref('AWS::Partition')}:iam::${ref('AWS::AccountId')}:${resource}`;
}

export function bucketArn(resource: Value<string>): Intrinsic<string> {
  return sub`arn:${ref('AWS::Partition')}:s3:::${resource}`;
}
