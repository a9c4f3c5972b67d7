import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import type { SecretsParameters } from './parameters.ts';

/** What every part of the secrets layer is declared in. */
export interface SecretsScope {
  readonly template: TemplateBuilder;
  readonly environment: Intrinsic<string>;
  readonly parameters: SecretsParameters;
  readonly key: ResourceHandle<'AWS::KMS::Key'> | undefined;
}

export type Secret = ResourceHandle<'AWS::SecretsManager::Secret'>;
