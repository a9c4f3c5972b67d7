import type {
  DeleteResourcePolicyRequest,
  DeleteResourcePolicyResponse,
  GetResourcePolicyRequest,
  GetResourcePolicyResponse,
  PutResourcePolicyRequest,
  PutResourcePolicyResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext } from '../../service.ts';
import { existingSecret, saveSecret, usableSecret } from './secret-store.ts';

export function getResourcePolicy(
  { SecretId }: GetResourcePolicyRequest,
  ctx: CallContext,
): GetResourcePolicyResponse {
  const { arn, name, resourcePolicy } = existingSecret(ctx, SecretId);
  return { ARN: arn, Name: name, ...(resourcePolicy && { ResourcePolicy: resourcePolicy }) };
}

/** @throws AwsError MalformedPolicyDocumentException for a document that is not JSON with a `Statement` */
export function putResourcePolicy(
  { ResourcePolicy = '', SecretId }: PutResourcePolicyRequest,
  ctx: CallContext,
): PutResourcePolicyResponse {
  const secret = usableSecret(ctx, SecretId);
  if (!isPolicy(ResourcePolicy)) {
    throw new AwsError(
      'MalformedPolicyDocumentException',
      'This resource policy contains invalid Json',
    );
  }
  saveSecret(ctx, { ...secret, resourcePolicy: ResourcePolicy });
  return { ARN: secret.arn, Name: secret.name };
}

export function deleteResourcePolicy(
  { SecretId }: DeleteResourcePolicyRequest,
  ctx: CallContext,
): DeleteResourcePolicyResponse {
  const { resourcePolicy: _, ...secret } = usableSecret(ctx, SecretId);
  saveSecret(ctx, secret);
  return { ARN: secret.arn, Name: secret.name };
}

function isPolicy(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && 'Statement' in parsed;
  } catch {
    return false;
  }
}
