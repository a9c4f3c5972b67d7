import { AwsError, type CallContext, type Operation, operationInput } from '../../service.ts';

/**
 * The operations with `DryRun` heeded: nothing is done, and the answer is an error that says it would have been.
 * Source: `DryRun`, "Common parameters", Amazon EC2 API reference.
 */
export function heedDryRun(
  operations: Readonly<Record<string, Operation>>,
): Readonly<Record<string, Operation>> {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operation] => [
      name,
      (input: { readonly DryRun?: boolean }, ctx: CallContext) => {
        if (input.DryRun) {
          const message = 'Request would have succeeded, but DryRun flag is set.';
          throw new AwsError('DryRunOperation', message, 412);
        }
        return operation(operationInput(input), ctx);
      },
    ]),
  );
}
