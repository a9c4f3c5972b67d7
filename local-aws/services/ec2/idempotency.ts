import { createHash } from 'node:crypto';
import { AwsError, type CallContext } from '../../service.ts';

interface UsedToken {
  readonly request: string;
  readonly result: string;
}

/**
 * Runs a creation once per client token; the same token with the same request answers the first one's result.
 * @throws AwsError IdempotentParameterMismatch where the token was used with other parameters
 */
export function once(
  ctx: CallContext,
  operation: string,
  input: { readonly ClientToken?: string },
  create: () => string,
): string {
  const { ClientToken, ...request } = input;
  if (!ClientToken) return create();
  const key = `${operation}/${ClientToken}`;
  const digest = createHash('sha256').update(JSON.stringify(request)).digest('hex');
  const used = ctx.store.get<UsedToken>('ec2.client-token', key);
  if (used && used.request !== digest) {
    throw new AwsError(
      'IdempotentParameterMismatch',
      `The client token '${ClientToken}' was used with different parameters`,
    );
  }
  if (used) return used.result;
  const result = create();
  ctx.store.put('ec2.client-token', key, { request: digest, result });
  return result;
}
