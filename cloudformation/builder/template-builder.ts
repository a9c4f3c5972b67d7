import { ConfinedRoles, type Confinement } from './confined-roles.ts';
import { resourceTags } from './resource-tags.ts';
import type { ResourceTypes } from './resource-types.generated.ts';
import type {
  ConditionHandle,
  CreationPolicy,
  DeletionPolicy,
  MappingHandle,
  ParameterHandle,
  ParameterType,
  ResourceHandle,
  ResourceType,
  Template,
  TemplateOutput,
  TemplateParameter,
  TemplateResource,
} from './template.ts';
import type { Intrinsic, JsonDocument, Value } from './value.ts';

export interface ParameterOptions<Type extends ParameterType, Allowed extends string | number>
  extends Omit<TemplateParameter, 'Type' | 'Description' | 'AllowedValues'> {
  readonly Type: Type;
  readonly Description: string;
  readonly AllowedValues?: readonly Allowed[];
  /** Heading under which the CloudFormation console asks for it. */
  readonly group: string;
}

export interface ResourceOptions {
  readonly dependsOn?: ReadonlyArray<ResourceHandle<ResourceType>>;
  readonly condition?: ConditionHandle;
  readonly deletionPolicy?: DeletionPolicy;
  readonly updateReplacePolicy?: Exclude<DeletionPolicy, 'RetainExceptOnCreate'>;
  readonly creationPolicy?: CreationPolicy;
  readonly metadata?: Readonly<Record<string, JsonDocument>>;
  /** Tags of this resource, added to those of the whole template. */
  readonly tags?: Readonly<Record<string, Value<string>>>;
}

type Resolved<Type extends ParameterType, Allowed> = Type extends 'Number'
  ? Extract<Allowed, number>
  : Type extends 'String'
    ? Extract<Allowed, string>
    : Type extends 'CommaDelimitedList' | `List<${string}>`
      ? readonly string[]
      : string;

/**
 * Collects one template. Declaring a thing returns its handle, and only handles can be referred to,
 * so a reference to what does not exist cannot be written. Throws when a name is declared twice.
 */
export class TemplateBuilder {
  readonly #description: string;
  readonly #parameters: Record<string, TemplateParameter> = {};
  readonly #mappings: Record<string, Readonly<Record<string, object>>> = {};
  readonly #conditions: Record<string, Intrinsic<boolean>> = {};
  readonly #resources: Record<string, TemplateResource> = {};
  readonly #outputs: Record<string, TemplateOutput> = {};
  readonly #parameterGroups = new Map<string, string[]>();
  readonly #logicalIds = new Set<string>();
  #tags: Readonly<Record<string, Value<string>>> = {};
  #confinedRoles: ConfinedRoles | undefined;

  constructor(description: string) {
    this.#description = description;
  }

  /** Tags for every taggable resource declared from here on. */
  tagResources(tags: Readonly<Record<string, Value<string>>>): void {
    this.#tags = { ...this.#tags, ...tags };
  }

  /** Lets the deployer confine every role declared from here on: to a path, and by a boundary. */
  confineRoles(confinement: Confinement): void {
    this.#confinedRoles = new ConfinedRoles(this, confinement);
  }

  parameter<const Type extends ParameterType, const Allowed extends string | number>(
    logicalId: string,
    options: ParameterOptions<Type, Allowed>,
  ): ParameterHandle<Resolved<Type, Allowed>> {
    this.#claim(logicalId);
    const { group, ...parameter } = options;
    this.#parameters[logicalId] = parameter;
    this.#parameterGroups.set(group, [...(this.#parameterGroups.get(group) ?? []), logicalId]);
    return { kind: 'parameter', logicalId };
  }

  mapping<const Values extends Readonly<Record<string, Readonly<Record<string, unknown>>>>>(
    mappingId: string,
    values: Values,
  ): MappingHandle<Values[keyof Values][keyof Values[keyof Values]]> {
    this.#mappings[mappingId] = values;
    return { mappingId };
  }

  condition(conditionId: string, expression: Intrinsic<boolean>): ConditionHandle {
    this.#conditions[conditionId] = expression;
    return { conditionId };
  }

  resource<Type extends ResourceType>(
    logicalId: string,
    type: Type,
    properties: Omit<ResourceTypes[Type]['properties'], 'Tags'>,
    options: ResourceOptions = {},
  ): ResourceHandle<Type> {
    this.#claim(logicalId);
    const dependsOn = options.dependsOn?.map((handle) => handle.logicalId) ?? [];
    this.#resources[logicalId] = {
      Type: type,
      ...(options.metadata && { Metadata: options.metadata }),
      ...(options.condition && { Condition: options.condition.conditionId }),
      ...(dependsOn.length > 0 && { DependsOn: dependsOn }),
      ...(options.deletionPolicy && { DeletionPolicy: options.deletionPolicy }),
      ...(options.updateReplacePolicy && { UpdateReplacePolicy: options.updateReplacePolicy }),
      ...(options.creationPolicy && { CreationPolicy: options.creationPolicy }),
      Properties: {
        ...properties,
        ...this.#confinedRoles?.propertiesOf(type),
        ...resourceTags(type, { ...options.tags, ...this.#tags }),
      },
    };
    return { kind: 'resource', logicalId, type };
  }

  /** A resource that a Lambda function makes: it receives the properties beside the service token. */
  customResource(
    logicalId: string,
    serviceToken: Value<string>,
    properties: Readonly<Record<string, JsonDocument>>,
    options: ResourceOptions = {},
  ): ResourceHandle<'AWS::CloudFormation::CustomResource'> {
    const all = { ...properties, ServiceToken: serviceToken };
    return this.resource(logicalId, 'AWS::CloudFormation::CustomResource', all, options);
  }

  output(
    name: string,
    description: string,
    value: Value<string | number>,
    condition?: ConditionHandle,
  ): void {
    this.#outputs[name] = {
      Description: description,
      ...(condition && { Condition: condition.conditionId }),
      Value: value,
    };
  }

  build(): Template {
    const parameterGroups = [...this.#parameterGroups].map(([group, parameters]) => ({
      Label: { default: group },
      Parameters: parameters,
    }));
    return {
      AWSTemplateFormatVersion: '2010-09-09',
      Description: this.#description,
      ...(parameterGroups.length > 0 && {
        Metadata: { 'AWS::CloudFormation::Interface': { ParameterGroups: parameterGroups } },
      }),
      ...(!isEmpty(this.#parameters) && { Parameters: { ...this.#parameters } }),
      ...(!isEmpty(this.#mappings) && { Mappings: { ...this.#mappings } }),
      ...(!isEmpty(this.#conditions) && { Conditions: { ...this.#conditions } }),
      Resources: { ...this.#resources },
      ...(!isEmpty(this.#outputs) && { Outputs: { ...this.#outputs } }),
    };
  }

  #claim(logicalId: string): void {
    if (this.#logicalIds.has(logicalId)) throw new Error(`${logicalId} is declared twice`);
    this.#logicalIds.add(logicalId);
  }
}

function isEmpty(record: object): boolean {
  return Object.keys(record).length === 0;
}
