import { AwsError } from '../../service.ts';
import type { Attributes } from './store.ts';

interface AttributePair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export function attributeList(attributes: Attributes): { Key: string; Value: string }[] {
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}

/** The attributes with some set anew. Throws ValidationError for one that there is not. */
export function withAttributes(
  attributes: Attributes,
  changes: readonly AttributePair[] = [],
): Attributes {
  const unknown = changes.find(({ Key = '' }) => !(Key in attributes));
  if (unknown) {
    throw new AwsError(
      'ValidationError',
      `Load balancer attribute key '${unknown.Key}' is not recognized`,
    );
  }
  const set = changes.map(({ Key = '', Value = '' }) => [Key, Value]);
  return { ...attributes, ...Object.fromEntries(set) };
}
