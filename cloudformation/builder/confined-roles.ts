import { equals, ifThen, noValue, ref, sub } from './intrinsics.ts';
import type { ConditionHandle, ResourceType } from './template.ts';
import type { TemplateBuilder } from './template-builder.ts';

export interface Confinement {
  readonly path: string;
  /** Name of a managed policy of the stack's own account. */
  readonly boundaryName: string;
}

/**
 * Gives the roles of a template a boundary and a path where the deployer asks for it by the parameter
 * `ConfineRoles`, which is declared with the first role.
 */
export class ConfinedRoles {
  readonly #template: TemplateBuilder;
  readonly #confinement: Confinement;
  #isConfined: ConditionHandle | undefined;

  constructor(template: TemplateBuilder, confinement: Confinement) {
    this.#template = template;
    this.#confinement = confinement;
  }

  propertiesOf(type: ResourceType): Record<string, unknown> {
    if (type !== 'AWS::IAM::Role' && type !== 'AWS::IAM::InstanceProfile') return {};
    this.#isConfined ??= this.#declare();
    const { path, boundaryName } = this.#confinement;
    const boundary = sub`arn:${ref('AWS::Partition')}:iam::${ref('AWS::AccountId')}:policy/${boundaryName}`;
    return {
      Path: ifThen(this.#isConfined, path, noValue),
      ...(type === 'AWS::IAM::Role' && {
        PermissionsBoundary: ifThen(this.#isConfined, boundary, noValue),
      }),
    };
  }

  #declare(): ConditionHandle {
    const { path, boundaryName } = this.#confinement;
    const parameter = this.#template.parameter('ConfineRoles', {
      Type: 'String',
      Description: `Whether roles have the path ${path} and the account’s policy ${boundaryName} as permissions boundary.`,
      Default: 'no',
      AllowedValues: ['no', 'yes'],
      group: 'Account',
    });
    return this.#template.condition('RolesAreConfined', equals(ref(parameter), 'yes'));
  }
}
