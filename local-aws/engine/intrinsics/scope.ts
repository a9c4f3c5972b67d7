import type { JsonObject, JsonValue } from '../json-value.ts';

/** What intrinsic functions may look at. A plan answers `unknownValue` for what only the execution will know. */
export interface Scope {
  readonly parameters: Readonly<Record<string, JsonValue>>;
  readonly mappings: Readonly<Record<string, JsonObject>>;
  readonly conditions: Readonly<Record<string, boolean>>;
  readonly languageExtensions: boolean;
  readonly region: string;
  availabilityZones(region: string): readonly string[];
  /** Undefined for a resource that is not part of the stack. */
  reference(logicalId: string): JsonValue | undefined;
  attribute(logicalId: string, name: string): JsonValue | undefined;
  exported(name: string): JsonValue | undefined;
}

/** How AWS shows, in a change set, a value that depends on a resource still to be made. */
export const unknownValue = '{{changeSet:KNOWN_AFTER_APPLY}}';

export function isUnknown(value: JsonValue): boolean {
  return JSON.stringify(value).includes(unknownValue);
}

/** What `Ref: AWS::NoValue` evaluates to: the property or list member around it vanishes. */
export const noValue = Symbol('AWS::NoValue');

export type Evaluated = JsonValue | typeof noValue;
