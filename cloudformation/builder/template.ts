import type { ResourceTypes } from './resource-types.generated.ts';
import type { Intrinsic, JsonDocument, Value } from './value.ts';

export type ResourceType = keyof ResourceTypes;

export type ParameterType =
  | 'String'
  | 'Number'
  | 'CommaDelimitedList'
  | 'List<Number>'
  | `AWS::EC2::${string}`
  | `List<AWS::EC2::${string}>`
  | `AWS::SSM::Parameter::${string}`;

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

/** CloudFormation waits for this many signals, at most for the time-out, an ISO 8601 duration. */
export interface CreationPolicy {
  readonly ResourceSignal: { readonly Count: number; readonly Timeout: Value<string> };
}

export interface TemplateParameter {
  readonly Type: ParameterType;
  readonly Description?: string;
  readonly Default?: string | number;
  readonly AllowedValues?: ReadonlyArray<string | number>;
  readonly AllowedPattern?: string;
  readonly ConstraintDescription?: string;
  readonly MinLength?: number;
  readonly MaxLength?: number;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly NoEcho?: boolean;
}

export interface TemplateResource {
  readonly Type: ResourceType;
  readonly Metadata?: Readonly<Record<string, JsonDocument>>;
  readonly Condition?: string;
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: DeletionPolicy;
  readonly UpdateReplacePolicy?: Exclude<DeletionPolicy, 'RetainExceptOnCreate'>;
  readonly CreationPolicy?: CreationPolicy;
  readonly Properties: Readonly<Record<string, unknown>>;
}

export interface TemplateOutput {
  readonly Description: string;
  readonly Value: Value<string | number>;
  readonly Condition?: string;
  readonly Export?: { readonly Name: Value<string> };
}

/** A CloudFormation template as the plain object that its JSON is. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Metadata?: Readonly<Record<string, JsonDocument>>;
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly Conditions?: Readonly<Record<string, Intrinsic<boolean>>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
}

declare const parameterValue: unique symbol;
declare const mappingValue: unique symbol;

export interface ParameterHandle<T> {
  readonly logicalId: string;
  readonly kind: 'parameter';
  readonly [parameterValue]?: T;
}

export interface ResourceHandle<Type extends ResourceType> {
  readonly logicalId: string;
  readonly kind: 'resource';
  readonly type: Type;
}

export interface ConditionHandle {
  readonly conditionId: string;
}

export interface MappingHandle<T> {
  readonly mappingId: string;
  readonly [mappingValue]?: T;
}
