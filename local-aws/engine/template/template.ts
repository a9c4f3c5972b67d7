import type { JsonObject, JsonValue } from '../json-value.ts';

export interface Template {
  readonly description?: string;
  readonly transforms: readonly string[];
  readonly metadata?: JsonObject;
  readonly parameters: Readonly<Record<string, ParameterDeclaration>>;
  readonly mappings: Readonly<Record<string, JsonObject>>;
  readonly conditions: Readonly<Record<string, JsonValue>>;
  readonly rules: Readonly<Record<string, JsonObject>>;
  readonly resources: Readonly<Record<string, ResourceDeclaration>>;
  readonly outputs: Readonly<Record<string, OutputDeclaration>>;
}

export interface ParameterDeclaration {
  readonly type: string;
  readonly default?: string;
  readonly description?: string;
  readonly noEcho: boolean;
  readonly allowedValues?: readonly string[];
  readonly allowedPattern?: string;
  readonly constraintDescription?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minValue?: number;
  readonly maxValue?: number;
}

export type DeletionPolicy = 'Delete' | 'Retain' | 'RetainExceptOnCreate' | 'Snapshot';

export interface ResourceDeclaration {
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata?: JsonObject;
  readonly dependsOn: readonly string[];
  readonly condition?: string;
  readonly deletionPolicy: DeletionPolicy;
  /** Set where the template says so itself, as it must of a resource to import. */
  readonly declaresDeletionPolicy?: true;
  readonly updateReplacePolicy: DeletionPolicy;
  /** `ResourceSignal` of the creation policy: signals that a new resource waits for. */
  readonly resourceSignal?: JsonObject;
}

export interface OutputDeclaration {
  readonly value: JsonValue;
  readonly description?: string;
  readonly condition?: string;
  readonly exportName?: JsonValue;
}

export const languageExtensions = 'AWS::LanguageExtensions';
