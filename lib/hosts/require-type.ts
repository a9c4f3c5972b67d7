import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';

/** Makes sure that a resource named in a query is of one of some types. Throws `invalid-input`. */
export function requireType(
  { type }: ResourceNode,
  types: readonly string[],
  message: string,
): void {
  if (types.includes(type)) return;
  throw new AppError('invalid-input', message, {
    fields: [{ in: 'query', path: ['resource'], message }],
  });
}
