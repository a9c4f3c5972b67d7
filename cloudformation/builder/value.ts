declare const resolvesTo: unique symbol;

/** An intrinsic function: a plain object in the template, typed by what CloudFormation makes of it. */
export interface Intrinsic<T> {
  readonly [resolvesTo]: T;
}

/** A property's value, or an intrinsic function that resolves to one. */
export type Value<T> = T | Intrinsic<T>;

/** Free-form JSON (a policy document) that may hold intrinsic functions at any depth. */
export type JsonDocument =
  | string
  | number
  | boolean
  | null
  | Intrinsic<unknown>
  | readonly JsonDocument[]
  | { readonly [key: string]: JsonDocument };

export interface Tag {
  readonly Key: Value<string>;
  readonly Value: Value<string>;
}
