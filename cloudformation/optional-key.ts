import { equals, getAtt, ifThen, not, noValue, ref, sub } from './builder/intrinsics.ts';
import type { ConditionHandle, ResourceHandle } from './builder/template.ts';
import type { TemplateBuilder } from './builder/template-builder.ts';
import type { Intrinsic, JsonDocument } from './builder/value.ts';
import { textInput } from './layer-inputs.ts';

/** A KMS key, of this stack or of another one, which may have none. */
export interface OptionalKey {
  readonly arn: Intrinsic<string>;
  /** Holds where the key exists; absent where it surely does. */
  readonly exists?: ConditionHandle;
}

/** A key that may be missing, and the condition that tells. */
export type KeyInput = OptionalKey & { readonly exists: ConditionHandle };

/** The key that another layer made, if it made one: its output is otherwise the word none. */
export function keyInput(
  template: TemplateBuilder,
  name: 'CredentialsKeyArn' | 'DataLakeKeyArn',
): KeyInput {
  return optionalKey(template, name, textInput(template, name));
}

/** The key of a parameter whose value is its ARN or the word none. */
export function optionalKey(
  template: TemplateBuilder,
  name: string,
  arn: Intrinsic<string>,
): KeyInput {
  return { arn, exists: template.condition(`${name}Given`, not(equals(arn, 'none'))) };
}

export function ownKey(key: ResourceHandle<'AWS::KMS::Key'>): OptionalKey {
  return { arn: getAtt(key, 'Arn') };
}

/**
 * A policy statement for the key, by way of one service only where one is given; left out where there
 * is no key. AWS KMS Developer Guide, "kms:ViaService".
 */
export function keyStatement(
  { arn, exists }: OptionalKey,
  actions: readonly string[],
  service?: 's3' | 'secretsmanager',
): JsonDocument {
  const statement = {
    Effect: 'Allow',
    Action: actions,
    Resource: arn,
    ...(service && { Condition: { StringEquals: { 'kms:ViaService': serviceHost(service) } } }),
  };
  return exists ? ifThen<JsonDocument>(exists, statement, noValue) : statement;
}

function serviceHost(service: string): Intrinsic<string> {
  return sub`${service}.${ref('AWS::Region')}.${ref('AWS::URLSuffix')}`;
}

/** The ARN of a key that this stack may make, in the form of its output. */
export function keyOutput(
  key: ResourceHandle<'AWS::KMS::Key'> | undefined,
): string | Intrinsic<string> {
  return key ? getAtt(key, 'Arn') : 'none';
}
