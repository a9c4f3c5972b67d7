import type { RequestLaunchTemplateData, RunInstancesRequest } from '@aws-sdk/client-ec2';
import type { CallContext } from '../../service.ts';
import { existingLaunchTemplate, existingVersion } from './launch-template-kind.ts';

/** The request with what it leaves open filled in from its launch template; tags of both join. */
export function withLaunchTemplate(
  ctx: CallContext,
  request: RunInstancesRequest,
): RunInstancesRequest {
  const { LaunchTemplate } = request;
  if (!LaunchTemplate) return request;
  const template = existingLaunchTemplate(ctx, LaunchTemplate);
  const { data } = existingVersion(template, LaunchTemplate.Version);
  const given = Object.entries(request).filter(([, value]) => value !== undefined);
  return {
    ...asRunRequest(data),
    ...Object.fromEntries(given),
    MinCount: request.MinCount,
    MaxCount: request.MaxCount,
    TagSpecifications: [
      ...(asRunRequest(data).TagSpecifications ?? []),
      ...(request.TagSpecifications ?? []),
    ],
  };
}

/** Safe because the members that instances here heed have the same names and shapes in both requests. */
function asRunRequest(data: RequestLaunchTemplateData): Partial<RunInstancesRequest> {
  return data as Partial<RunInstancesRequest>;
}
