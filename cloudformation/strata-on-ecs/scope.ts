import type { ResourceHandle } from '../builder/template.ts';
import type { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';

/** What every part of the installation is declared in. */
export interface Scope {
  readonly template: TemplateBuilder;
  /** Of the stack, which things are named after. */
  readonly name: Intrinsic<string>;
  readonly vpcId: Intrinsic<string>;
  readonly publicSubnetIds: Intrinsic<readonly string[]>;
  readonly privateSubnetIds: Intrinsic<readonly string[]>;
}

export type SecurityGroup = ResourceHandle<'AWS::EC2::SecurityGroup'>;
export type Secret = ResourceHandle<'AWS::SecretsManager::Secret'>;

/** Where the app listens in its container. */
export const appPort = 3000;
export const databasePort = 5432;
