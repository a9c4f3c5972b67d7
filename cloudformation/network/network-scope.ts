import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';

/** What every part of the network is declared in. */
export interface NetworkScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly vpc: ResourceHandle<'AWS::EC2::VPC'>;
}
