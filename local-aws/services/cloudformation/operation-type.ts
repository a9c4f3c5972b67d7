import type { OperationEvent } from '@aws-sdk/client-cloudformation';

/** Safe because the engine's types of operations are those of the API, kept as text. */
export function operationType(type: string | undefined): OperationEvent['OperationType'] {
  return type as OperationEvent['OperationType'];
}
