import type {
  DescribeTypeInput,
  DescribeTypeOutput,
  ListTypesInput,
  ListTypesOutput,
} from '@aws-sdk/client-cloudformation';
import { isReadable } from '../../engine/imports/importable-types.ts';
import { providedTypes, schemaOf } from '../../engine/registry/registry.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { pageOf } from './paging.ts';

export function listTypes(input: ListTypesInput): ListTypesOutput {
  const prefix = input.Filters?.TypeNamePrefix ?? '';
  const types = providedTypes().filter((type) => type.startsWith(prefix));
  const isPublic = input.Visibility === 'PUBLIC';
  const { items, nextToken } = pageOf(
    isPublic ? types : [],
    input.NextToken,
    input.MaxResults ?? 100,
  );
  return {
    TypeSummaries: items.map((TypeName) => ({
      Type: 'RESOURCE',
      TypeName,
      TypeArn: `arn:aws:cloudformation:::type/resource/${TypeName.replaceAll('::', '-')}`,
    })),
    NextToken: nextToken,
  };
}

/** The schema holds what the endpoint keeps of the registry's, in the registry's format. */
export function describeType(input: DescribeTypeInput, ctx: CallContext): DescribeTypeOutput {
  const name = input.TypeName ?? input.Arn?.split('/').at(-1)?.replaceAll('-', '::') ?? '';
  const schema = schemaOf(name);
  if (!schema)
    throw new AwsError('TypeNotFoundException', `The type '${name}' cannot be found.`, 404);
  const required = Object.entries(schema.properties).filter(([, rule]) => rule.required);
  const createOnly = Object.entries(schema.properties).filter(
    ([, rule]) => rule.replacement === 'yes',
  );
  return {
    Type: 'RESOURCE',
    TypeName: name,
    Arn: `arn:aws:cloudformation:${ctx.region}::type/resource/${name.replaceAll('::', '-')}`,
    ProvisioningType: isReadable(name) ? 'FULLY_MUTABLE' : 'NON_PROVISIONABLE',
    DeprecatedStatus: 'LIVE',
    Visibility: 'PUBLIC',
    Schema: JSON.stringify({
      typeName: name,
      properties: Object.fromEntries(Object.keys(schema.properties).map((key) => [key, {}])),
      required: required.map(([key]) => key),
      createOnlyProperties: createOnly.map(([key]) => `/properties/${key}`),
      readOnlyProperties: schema.attributes.map((key) => `/properties/${key.replaceAll('.', '/')}`),
      primaryIdentifier: schema.identifier.map((key) => `/properties/${key}`),
      ...(schema.tagProperty && { tagging: { tagProperty: `/properties/${schema.tagProperty}` } }),
      ...(isReadable(name) && { handlers: { create: {}, read: {}, update: {}, delete: {} } }),
      additionalProperties: false,
    }),
  };
}

/** Quotas of a new account, from "CloudFormation quotas" of the documentation. */
export function describeAccountLimits(): object {
  return {
    AccountLimits: [
      { Name: 'StackLimit', Value: 2000 },
      { Name: 'StackOutputsLimit', Value: 200 },
      { Name: 'ConcurrentResourcesLimit', Value: 2500 },
    ],
  };
}
