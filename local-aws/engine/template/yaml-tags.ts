import type { CollectionTag, ScalarTag, YAMLMap } from 'yaml';
import { isMap, isScalar, isSeq } from 'yaml';
import type { JsonObject, JsonValue } from '../json-value.ts';

const functionNames = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAtt',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Length',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
  'ToJsonString',
  'Transform',
] as const;

const longNames: Record<string, string> = {
  Ref: 'Ref',
  Condition: 'Condition',
  ...Object.fromEntries(functionNames.map((name) => [name, `Fn::${name}`])),
};

/** The short forms of CloudFormation's YAML (`!Ref`, `!Sub`, …), each read as its long form. */
export const cloudFormationTags: (ScalarTag | CollectionTag)[] = Object.entries(longNames).flatMap(
  ([short, long]) => [
    scalarTag(short, long),
    collectionTag(short, long, 'seq'),
    collectionTag(short, long, 'map'),
  ],
);

function scalarTag(short: string, long: string): ScalarTag {
  return {
    tag: `!${short}`,
    resolve: (text) => ({ [long]: long === 'Fn::GetAtt' ? attributePath(text) : text }),
  };
}

function collectionTag(short: string, long: string, collection: 'seq' | 'map'): CollectionTag {
  return {
    tag: `!${short}`,
    collection,
    resolve: (node) => ({ [long]: plain(node) }),
  };
}

/** `Logical.Attribute.With.Dots` names the resource before the first dot. */
function attributePath(text: string): string[] {
  const dot = text.indexOf('.');
  return dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
}

/** Nodes below a tagged collection, read while the document is still being composed. */
function plain(node: unknown): JsonValue {
  if (isSeq(node)) return node.items.map(plain);
  if (isMap(node)) return plainMap(node);
  if (isScalar(node)) return scalarValue(node.value);
  return scalarValue(node);
}

function plainMap(node: YAMLMap): JsonObject {
  return Object.fromEntries(node.items.map((pair) => [String(plain(pair.key)), plain(pair.value)]));
}

/** Safe because composed scalars hold either a JSON scalar or what a tag above resolved to, which is JSON. */
function scalarValue(value: unknown): JsonValue {
  return (value ?? null) as JsonValue;
}
