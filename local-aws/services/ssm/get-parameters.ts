import type {
  DeleteParameterRequest,
  DeleteParametersRequest,
  DeleteParametersResult,
  GetParameterHistoryRequest,
  GetParameterHistoryResult,
  GetParameterRequest,
  GetParameterResult,
  GetParametersByPathRequest,
  GetParametersByPathResult,
  GetParametersRequest,
  GetParametersResult,
  Parameter,
} from '@aws-sdk/client-ssm';
import { isNotFound } from '../../resources/answer.ts';
import { AwsError, type CallContext } from '../../service.ts';
import { tokenPage } from './page.ts';
import { fitsFilters } from './parameter-filters.ts';
import {
  cipherText,
  existingParameter,
  findParameter,
  latest,
  parametersAndPublic,
  removeParameter,
  type SelectedVersion,
  selectedVersion,
} from './parameter-store.ts';

export function getParameter(
  { Name = '', WithDecryption }: GetParameterRequest,
  ctx: CallContext,
): GetParameterResult {
  return { Parameter: present(selectedVersion(ctx, Name), WithDecryption) };
}

/** What is not there is named; the call itself succeeds. */
export function getParameters(
  { Names = [], WithDecryption }: GetParametersRequest,
  ctx: CallContext,
): GetParametersResult {
  const found = Names.map((name) => ({ name, selected: orUndefined(ctx, name) }));
  return {
    Parameters: found.flatMap(({ selected }) =>
      selected ? [present(selected, WithDecryption)] : [],
    ),
    InvalidParameters: found.flatMap(({ name, selected }) => (selected ? [] : [name])),
  };
}

/** @throws AwsError ValidationException for a path that does not begin with a slash */
export function getParametersByPath(
  input: GetParametersByPathRequest,
  ctx: CallContext,
): GetParametersByPathResult {
  const { ParameterFilters, Path = '', Recursive, WithDecryption } = input;
  if (!Path.startsWith('/')) {
    throw new AwsError(
      'ValidationException',
      'The parameter doesn\'t meet the parameter name requirements. The parameter name must begin with a forward slash "/". It can\'t be prefixed with "aws" or "ssm" (case-insensitive).',
    );
  }
  const prefix = Path.endsWith('/') ? Path : `${Path}/`;
  const found = parametersAndPublic(ctx).filter(
    (parameter) =>
      parameter.name.startsWith(prefix) &&
      (Recursive || !parameter.name.slice(prefix.length).includes('/')) &&
      fitsFilters(parameter, ParameterFilters),
  );
  const { items, NextToken } = tokenPage(found, input.NextToken, input.MaxResults ?? 10);
  return {
    Parameters: items.map((parameter) =>
      present({ parameter, version: latest(parameter) }, WithDecryption),
    ),
    NextToken,
  };
}

export function getParameterHistory(
  { MaxResults = 50, Name, NextToken: token, WithDecryption }: GetParameterHistoryRequest,
  ctx: CallContext,
): GetParameterHistoryResult {
  const parameter = existingParameter(ctx, Name);
  const { items, NextToken } = tokenPage(parameter.versions, token, MaxResults);
  return {
    NextToken,
    Parameters: items.map((version) => {
      const {
        ARN: _,
        SourceResult: __,
        ...members
      } = present({ parameter, version }, WithDecryption);
      return {
        ...members,
        Tier: version.tier,
        Labels: [],
        Policies: [],
        ...(version.keyId && { KeyId: version.keyId }),
        ...(version.description && { Description: version.description }),
        LastModifiedUser: `arn:aws:iam::${ctx.account}:root`,
      };
    }),
  };
}

export function deleteParameter({ Name }: DeleteParameterRequest, ctx: CallContext): object {
  removeParameter(ctx, existingParameter(ctx, Name));
  return {};
}

export function deleteParameters(
  { Names = [] }: DeleteParametersRequest,
  ctx: CallContext,
): DeleteParametersResult {
  const found = Names.map((name) => ({ name, parameter: findParameter(ctx, name) }));
  for (const { parameter } of found) if (parameter) removeParameter(ctx, parameter);
  return {
    DeletedParameters: found.flatMap(({ name, parameter }) => (parameter ? [name] : [])),
    InvalidParameters: found.flatMap(({ name, parameter }) => (parameter ? [] : [name])),
  };
}

function present(
  { parameter, selector, version }: SelectedVersion,
  decrypted: boolean | undefined,
): Parameter {
  const isSecret = version.type === 'SecureString' && !decrypted;
  return {
    Name: parameter.name,
    ARN: parameter.arn,
    Type: version.type,
    Value: isSecret ? cipherText(version.value) : version.value,
    Version: version.version,
    DataType: version.dataType,
    LastModifiedDate: new Date(version.modifiedAt),
    ...(selector && { Selector: selector }),
  };
}

function orUndefined(ctx: CallContext, name: string): SelectedVersion | undefined {
  try {
    return selectedVersion(ctx, name);
  } catch (cause) {
    if (isNotFound(cause)) return undefined;
    throw cause;
  }
}
