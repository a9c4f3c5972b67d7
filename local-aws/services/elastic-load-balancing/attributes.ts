import { AwsError } from '../../service.ts';
import { tagsOf } from '../tag-register.ts';
import type { Attributes } from './store.ts';

interface AttributePair {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
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
  return { ...attributes, ...tagsOf(changes) };
}
