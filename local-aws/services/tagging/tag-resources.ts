import type {
  FailureInfo,
  TagResourcesInput,
  TagResourcesOutput,
  UntagResourcesInput,
  UntagResourcesOutput,
} from '@aws-sdk/client-resource-groups-tagging-api';
import { AwsError, type Operation, type Service } from '../../service.ts';
import { ownerOf, type TaggingSources } from './sources.ts';

export function tagResources(
  sources: TaggingSources,
): Operation<TagResourcesInput, TagResourcesOutput> {
  return ({ ResourceARNList = [], Tags = {} }, ctx) => ({
    FailedResourcesMap: failures(sources, ResourceARNList, (service, arn) =>
      service.taggables?.tag(ctx.as(service.id), arn, Tags),
    ),
  });
}

export function untagResources(
  sources: TaggingSources,
): Operation<UntagResourcesInput, UntagResourcesOutput> {
  return ({ ResourceARNList = [], TagKeys = [] }, ctx) => ({
    FailedResourcesMap: failures(sources, ResourceARNList, (service, arn) =>
      service.taggables?.untag(ctx.as(service.id), arn, TagKeys),
    ),
  });
}

/** Resources fail one by one; the call itself succeeds. */
function failures(
  sources: TaggingSources,
  arns: readonly string[],
  change: (service: Service, arn: string) => void,
): Record<string, FailureInfo> {
  const failed = arns.flatMap((arn): [string, FailureInfo][] => {
    try {
      const service = ownerOf(sources, arn);
      if (!service)
        throw new AwsError(
          'InvalidParameterException',
          `${arn} is not a resource that can be tagged here`,
        );
      change(service, arn);
      return [];
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      const info: FailureInfo = {
        ErrorCode: 'InvalidParameterException',
        ErrorMessage: cause.message,
        StatusCode: cause.httpStatus,
      };
      return [[arn, info]];
    }
  });
  return Object.fromEntries(failed);
}
