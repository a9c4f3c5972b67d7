import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { IngressParameters } from './parameters.ts';

/** What every part of the ingress layer is declared in. */
export interface IngressScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: IngressParameters;
  readonly publicSubnetIds: Intrinsic<readonly string[]>;
}

export type LoadBalancer = ResourceHandle<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;
export type Listener = ResourceHandle<'AWS::ElasticLoadBalancingV2::Listener'>;
export type TargetGroup = ResourceHandle<'AWS::ElasticLoadBalancingV2::TargetGroup'>;
