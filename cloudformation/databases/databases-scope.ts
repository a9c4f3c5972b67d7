import type { ResourceOptions, TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { DatabasesParameters } from './parameters.ts';

/** What every part of the databases layer is declared in. */
export interface DatabasesScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: DatabasesParameters;
  readonly subnetIds: Intrinsic<readonly string[]>;
  readonly securityGroupId: Intrinsic<string>;
}

/** What becomes of the data when its resource is deleted or replaced. */
export function dataPolicies({
  parameters,
}: DatabasesScope): Pick<ResourceOptions, 'deletionPolicy' | 'updateReplacePolicy'> {
  const policy = parameters.whenDeleted === 'snapshot' ? 'Snapshot' : 'Delete';
  return { deletionPolicy: policy, updateReplacePolicy: policy };
}
