import { join } from '../builder/intrinsics.ts';
import type { Intrinsic } from '../builder/value.ts';

/**
 * A field of a secret, read by CloudFormation when it makes the resource; the template and the stack
 * hold the reference only (CloudFormation User Guide, "Dynamic references"). Joined, since validators
 * take a parameter inside `Fn::Sub` for a password given in the clear.
 */
export function secretField(secretArn: Intrinsic<string>, field: string): Intrinsic<string> {
  return join('', ['{{resolve:secretsmanager:', secretArn, `:SecretString:${field}}}`]);
}
