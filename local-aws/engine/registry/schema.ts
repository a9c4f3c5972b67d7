export type Shape =
  | { readonly kind: 'string'; readonly allowed?: readonly string[] }
  | { readonly kind: 'number'; readonly integer: boolean }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'json' }
  | { readonly kind: 'tag' }
  | { readonly kind: 'list'; readonly element: Shape }
  | { readonly kind: 'map'; readonly element: Shape }
  | { readonly kind: 'union'; readonly members: readonly Shape[] }
  | { readonly kind: 'definition'; readonly name: string };

export interface PropertyRule {
  readonly shape: Shape;
  readonly required?: boolean;
  /** What a change of the property does to the resource; absent when it is updated in place. */
  readonly replacement?: 'yes' | 'maybe';
}

export type PropertyRules = Readonly<Record<string, PropertyRule>>;

/** What CloudFormation's registry says of one resource type. */
export interface TypeSchema {
  readonly properties: PropertyRules;
  readonly definitions: Readonly<Record<string, PropertyRules>>;
  readonly attributes: readonly string[];
  readonly identifier: readonly string[];
  /** The property that holds tags as a list of `{Key, Value}`. */
  readonly tagProperty?: string;
  /** Set where properties of any name may be given, as to custom resources. */
  readonly open?: true;
}
