import type { ResourceTypes } from './resource-types.generated.ts';
import type {
  ConditionHandle,
  MappingHandle,
  ParameterHandle,
  ResourceHandle,
  ResourceType,
} from './template.ts';
import type { Intrinsic, Value } from './value.ts';

type AttributesOf<Type extends ResourceType> = ResourceTypes[Type]['attributes'];

export type PseudoParameter =
  | 'AWS::AccountId'
  | 'AWS::Partition'
  | 'AWS::Region'
  | 'AWS::StackId'
  | 'AWS::StackName'
  | 'AWS::URLSuffix';

/** The value of a parameter, the physical id of a resource, or a pseudo parameter. */
export function ref<T>(target: ParameterHandle<T>): Intrinsic<T>;
export function ref(target: ResourceHandle<ResourceType> | PseudoParameter): Intrinsic<string>;
export function ref(
  target: ParameterHandle<unknown> | ResourceHandle<ResourceType> | PseudoParameter,
): Intrinsic<unknown> {
  return intrinsic('Ref', typeof target === 'string' ? target : target.logicalId);
}

/** An attribute of a resource, as the registry schema of its type names it. */
export function getAtt<Type extends ResourceType, Name extends keyof AttributesOf<Type> & string>(
  resource: ResourceHandle<Type>,
  attribute: Name,
): Intrinsic<AttributesOf<Type>[Name]> {
  return intrinsic('Fn::GetAtt', [resource.logicalId, attribute]);
}

/**
 * Text with values inside: sub`${environment}-vpc`. References become `Fn::Sub` placeholders, literal
 * text stays literal, and other intrinsic functions become variables.
 */
export function sub(
  texts: TemplateStringsArray,
  ...values: ReadonlyArray<Value<string> | Intrinsic<number>>
): Intrinsic<string> {
  const variables: Record<string, unknown> = {};
  const placeholders = values.map((value) => {
    if (typeof value === 'string') return literalText(value);
    const reference = referenceText(value);
    if (reference) return `\${${reference}}`;
    const name = `Value${Object.keys(variables).length + 1}`;
    variables[name] = value;
    return `\${${name}}`;
  });
  const text = texts.map((part, index) => literalText(part) + (placeholders[index] ?? '')).join('');
  return subText(text, variables);
}

/** Text of an asset whose `${Name}` placeholders are logical ids, pseudo parameters or `variables`. */
export function subText(
  text: string,
  variables: Readonly<Record<string, unknown>> = {},
): Intrinsic<string> {
  return intrinsic('Fn::Sub', Object.keys(variables).length > 0 ? [text, variables] : text);
}

export function join(
  delimiter: string,
  values: Value<ReadonlyArray<Value<string>>>,
): Intrinsic<string> {
  return intrinsic('Fn::Join', [delimiter, values]);
}

export function split(delimiter: string, text: Value<string>): Intrinsic<readonly string[]> {
  return intrinsic('Fn::Split', [delimiter, text]);
}

export function select<T>(
  index: Value<number>,
  values: Value<ReadonlyArray<Value<T>>>,
): Intrinsic<T> {
  return intrinsic('Fn::Select', [index, values]);
}

/** `count` blocks of an address range, each with `cidrBits` host bits. */
export function cidr(
  block: Value<string>,
  count: Value<number>,
  cidrBits: Value<number>,
): Intrinsic<readonly string[]> {
  return intrinsic('Fn::Cidr', [block, count, cidrBits]);
}

/** The Availability Zones of a region, of the stack's own when none is given. */
export function getAZs(region: Value<string> = ''): Intrinsic<readonly string[]> {
  return intrinsic('Fn::GetAZs', region);
}

export function ifThen<T>(
  condition: ConditionHandle,
  whenTrue: Value<T>,
  whenFalse: Value<T>,
): Intrinsic<T> {
  return intrinsic('Fn::If', [condition.conditionId, whenTrue, whenFalse]);
}

export function equals(a: Value<string | number>, b: Value<string | number>): Intrinsic<boolean> {
  return intrinsic('Fn::Equals', [a, b]);
}

export type ConditionOperand = Intrinsic<boolean> | ConditionHandle;

export function not(operand: ConditionOperand): Intrinsic<boolean> {
  return intrinsic('Fn::Not', [conditionOperand(operand)]);
}

export function and(...operands: readonly ConditionOperand[]): Intrinsic<boolean> {
  return intrinsic('Fn::And', operands.map(conditionOperand));
}

export function or(...operands: readonly ConditionOperand[]): Intrinsic<boolean> {
  return intrinsic('Fn::Or', operands.map(conditionOperand));
}

export function importValue(exportName: Value<string>): Intrinsic<string> {
  return intrinsic('Fn::ImportValue', exportName);
}

export function base64(text: Value<string>): Intrinsic<string> {
  return intrinsic('Fn::Base64', text);
}

export function findInMap<T>(
  mapping: MappingHandle<T>,
  topLevelKey: Value<string>,
  secondLevelKey: Value<string>,
): Intrinsic<T> {
  return intrinsic('Fn::FindInMap', [mapping.mappingId, topLevelKey, secondLevelKey]);
}

/** Leaves the property out, as if it had not been written. */
export const noValue: Intrinsic<never> = intrinsic('Ref', 'AWS::NoValue');

function literalText(text: string): string {
  return text.replaceAll('${', '${!');
}

function referenceText(value: object): string | undefined {
  if ('Ref' in value && typeof value.Ref === 'string') return value.Ref;
  if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) {
    return value['Fn::GetAtt'].join('.');
  }
  return undefined;
}

function conditionOperand(operand: ConditionOperand): unknown {
  return 'conditionId' in operand ? { Condition: operand.conditionId } : operand;
}

/** Safe: `Intrinsic` is a phantom type, and only CloudFormation ever reads the object made here. */
function intrinsic<T>(name: string, argument: unknown): Intrinsic<T> {
  return { [name]: argument } as unknown as Intrinsic<T>;
}
