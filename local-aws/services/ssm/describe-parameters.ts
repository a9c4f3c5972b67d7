import type { DescribeParametersRequest, DescribeParametersResult } from '@aws-sdk/client-ssm';
import type { CallContext } from '../../service.ts';
import { tokenPage } from './page.ts';
import { fitsFilters } from './parameter-filters.ts';
import { latest, parameters } from './parameter-store.ts';

/** The parameters without their values. */
export function describeParameters(
  input: DescribeParametersRequest,
  ctx: CallContext,
): DescribeParametersResult {
  const olderFilters = (input.Filters ?? []).map(({ Key, Values }) => ({
    Key,
    Option: 'BeginsWith',
    Values,
  }));
  const found = parameters(ctx).filter((parameter) =>
    fitsFilters(parameter, [...(input.ParameterFilters ?? []), ...olderFilters]),
  );
  const { items, NextToken } = tokenPage(found, input.NextToken, input.MaxResults ?? 50);
  return {
    NextToken,
    Parameters: items.map((parameter) => {
      const version = latest(parameter);
      return {
        Name: parameter.name,
        ARN: parameter.arn,
        Type: version.type,
        Tier: version.tier,
        DataType: version.dataType,
        Version: version.version,
        LastModifiedDate: new Date(version.modifiedAt),
        LastModifiedUser: `arn:aws:iam::${ctx.account}:root`,
        Policies: [],
        ...(version.description && { Description: version.description }),
        ...(version.keyId && { KeyId: version.keyId }),
        ...(version.allowedPattern && { AllowedPattern: version.allowedPattern }),
      };
    }),
  };
}
