import { substitutions } from '../intrinsics/substitution.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';

export type Reference =
  | { readonly kind: 'ref'; readonly name: string }
  | { readonly kind: 'attribute'; readonly name: string; readonly attribute: string }
  | { readonly kind: 'condition'; readonly name: string };

/** Every `Ref`, `Fn::GetAtt`, `${…}` of `Fn::Sub` and condition named anywhere in a value. */
export function referencesIn(value: JsonValue): Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (!isJsonObject(value)) return [];
  const [entry, ...others] = Object.entries(value);
  if (entry && others.length === 0) {
    const direct = directReferences(entry[0], entry[1]);
    if (direct) return direct;
  }
  return Object.values(value).flatMap(referencesIn);
}

function directReferences(name: string, argument: JsonValue): Reference[] | undefined {
  switch (name) {
    case 'Ref':
      return typeof argument === 'string' ? [{ kind: 'ref', name: argument }] : undefined;
    case 'Condition':
      return typeof argument === 'string' ? [{ kind: 'condition', name: argument }] : undefined;
    case 'Fn::GetAtt':
      return attributeReference(argument);
    case 'Fn::Sub':
      return substitutionReferences(argument);
    case 'Fn::If':
      return conditionalReferences(argument);
    default:
      return undefined;
  }
}

function attributeReference(argument: JsonValue): Reference[] {
  const [name, attribute] = attributeParts(argument);
  const direct: Reference[] =
    typeof name === 'string'
      ? [{ kind: 'attribute', name, attribute: typeof attribute === 'string' ? attribute : '' }]
      : [];
  return [...direct, ...(attribute === undefined ? [] : referencesIn(attribute))];
}

/** The resource and the attribute of a `Fn::GetAtt`, whose argument is a list or one dotted string. */
export function attributeParts(
  argument: JsonValue,
): [JsonValue | undefined, JsonValue | undefined] {
  if (Array.isArray(argument)) return [argument[0], argument[1]];
  if (typeof argument !== 'string') return [undefined, undefined];
  const dot = argument.indexOf('.');
  return dot < 0 ? [argument, undefined] : [argument.slice(0, dot), argument.slice(dot + 1)];
}

function substitutionReferences(argument: JsonValue): Reference[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument];
  const own = isJsonObject(variables) ? variables : {};
  const named = typeof text === 'string' ? substitutions(text) : [];
  return [
    ...named.filter((name) => !(name in own)).map(substitutedReference),
    ...Object.values(own).flatMap(referencesIn),
  ];
}

function substitutedReference(name: string): Reference {
  const dot = name.indexOf('.');
  if (dot < 0) return { kind: 'ref', name };
  return { kind: 'attribute', name: name.slice(0, dot), attribute: name.slice(dot + 1) };
}

function conditionalReferences(argument: JsonValue): Reference[] {
  if (!Array.isArray(argument)) return referencesIn(argument);
  const [condition, ...branches] = argument;
  const named: Reference[] =
    typeof condition === 'string' ? [{ kind: 'condition', name: condition }] : [];
  return [...named, ...branches.flatMap(referencesIn)];
}
