import {
  paginateDescribeScalableTargets,
  paginateDescribeScalingPolicies,
  type ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

type AutoScaling = Pick<Aws, 'autoScaling'>;

/** The only service whose resources the platform scales. */
const scaled: { readonly ServiceNamespace: ServiceNamespace } = { ServiceNamespace: 'ecs' };

/** Scalable targets by the ids that CloudFormation gives them: resource, dimension and namespace. */
export async function describeScalableTargets(
  { autoScaling }: AutoScaling,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  const pages = paginateDescribeScalableTargets({ client: autoScaling }, scaled);
  for await (const page of pages) {
    for (const shape of page.ScalableTargets ?? []) {
      const id = `${shape.ResourceId}|${shape.ScalableDimension}|${shape.ServiceNamespace}`;
      found.push(
        toLiveResource('AWS::ApplicationAutoScaling::ScalableTarget', id, shape, [
          shape.ScalableTargetARN,
        ]),
      );
    }
  }
  return wantedOnly(found, ids);
}

export async function describeScalingPolicies(
  { autoScaling }: AutoScaling,
  arns: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  const pages = paginateDescribeScalingPolicies({ client: autoScaling }, scaled);
  for await (const page of pages) {
    for (const shape of page.ScalingPolicies ?? []) {
      found.push(
        toLiveResource('AWS::ApplicationAutoScaling::ScalingPolicy', shape.PolicyARN, shape),
      );
    }
  }
  return wantedOnly(found, arns);
}
