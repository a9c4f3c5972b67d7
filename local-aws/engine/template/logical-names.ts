import { formatError } from '../cloudformation-error.ts';

/** Throws AWS's error unless every name of a section is alphanumeric and there are no more than `limit`. */
export function checkNames(kind: string, names: readonly string[], limit: number): void {
  if (names.length > limit) {
    throw formatError(
      `Number of ${kind.toLowerCase()}s, ${names.length}, is greater than maximum allowed, ${limit}`,
    );
  }
  const invalid = names.find((name) => !/^[a-zA-Z0-9]+$/.test(name));
  if (invalid !== undefined) throw formatError(`${kind} name ${invalid} is non alphanumeric.`);
}
