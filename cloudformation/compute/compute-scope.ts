import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { ComputeParameters } from './parameters.ts';

/** What every part of the compute layer is declared in. */
export interface ComputeScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: ComputeParameters;
}

export type Cluster = ResourceHandle<'AWS::ECS::Cluster'>;
export type Repository = ResourceHandle<'AWS::ECR::Repository'>;
export type Service = ResourceHandle<'AWS::ECS::Service'>;
export type TaskDefinition = ResourceHandle<'AWS::ECS::TaskDefinition'>;
