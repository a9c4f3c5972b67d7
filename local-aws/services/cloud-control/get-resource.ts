import type { GetResourceInput, GetResourceOutput } from '@aws-sdk/client-cloudcontrol';
import { notFound } from '../../engine/imports/find-imported.ts';
import { isReadable } from '../../engine/imports/importable-types.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../engine/json-value.ts';
import { schemaOf } from '../../engine/registry/registry.ts';
import type { PropertyRules, Shape, TypeSchema } from '../../engine/registry/schema.ts';
import { orAbsent } from '../../resources/answer.ts';
import { providerFor } from '../../resources/providers.ts';
import { lakeSettings } from '../../resources/s3-bucket-lake-settings.ts';
import { AwsError, type CallContext } from '../../service.ts';

/** Told in the words of S3 instead of CloudFormation's: left out here. */
const untold: Readonly<Record<string, readonly string[]>> = {
  'AWS::S3::Bucket': lakeSettings.map(({ property }) => property),
};

/**
 * The properties of a resource by its primary identifier.
 * @throws AwsError TypeNotFoundException, UnsupportedActionException, ResourceNotFoundException
 */
export async function getResource(
  { TypeName = '', Identifier = '' }: GetResourceInput,
  ctx: CallContext,
): Promise<GetResourceOutput> {
  const schema = schemaOf(TypeName);
  if (!schema) {
    throw new AwsError('TypeNotFoundException', `The type '${TypeName}' cannot be found.`, 404);
  }
  const read = isReadable(TypeName) ? providerFor(TypeName)?.read : undefined;
  if (!read) {
    throw new AwsError(
      'UnsupportedActionException',
      `Resource type ${TypeName} does not support READ action`,
    );
  }
  const found = await orAbsent(read(ctx, Identifier, everyProperty(TypeName, schema))).catch(
    (cause: unknown) => {
      if (cause instanceof AwsError && /Invalid|Validation|Malformed/.test(cause.code)) return;
      throw cause;
    },
  );
  if (!found) {
    throw new AwsError('ResourceNotFoundException', notFound(TypeName, Identifier), 404);
  }
  const identifier = identifierMembers(schema, Identifier);
  return {
    TypeName,
    ResourceDescription: {
      Identifier,
      Properties: JSON.stringify({ ...withoutBlanks(found), ...identifier }),
    },
  };
}

function identifierMembers({ identifier }: TypeSchema, value: string): JsonObject {
  const parts = identifier.length === 1 ? [value] : value.split('|');
  return Object.fromEntries(identifier.map((name, index) => [name, parts[index] ?? '']));
}

/** Readers tell what they are asked for: all that the registry knows, without values. */
function everyProperty(type: string, { properties, definitions }: TypeSchema): JsonObject {
  const told = Object.entries(properties).filter(([name]) => !untold[type]?.includes(name));
  return blanks(Object.fromEntries(told), definitions, 0);
}

const deepest = 4;

function blanks(
  rules: PropertyRules,
  definitions: TypeSchema['definitions'],
  depth: number,
): JsonObject {
  return Object.fromEntries(
    Object.entries(rules).map(([name, { shape }]) => [name, blank(shape, definitions, depth)]),
  );
}

function blank(shape: Shape, definitions: TypeSchema['definitions'], depth: number): JsonValue {
  if (shape.kind === 'list') return [];
  if (shape.kind !== 'definition' || depth === deepest) return '';
  return blanks(definitions[shape.name] ?? {}, definitions, depth + 1);
}

function withoutBlanks(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]): [string, JsonValue][] => {
      const kept = isJsonObject(member) ? withoutBlanks(member) : member;
      return isBlank(kept) ? [] : [[name, kept]];
    }),
  );
}

function isBlank(value: JsonValue | undefined): boolean {
  if (value === undefined || value === '') return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.keys(value).length === 0;
}
