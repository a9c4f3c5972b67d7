import type { StaticStructureSchema } from '@smithy/types';
import { AwsError } from '../service.ts';
import type { OperationModel, ServiceModel } from './service-model.ts';
import { isStructure } from './xml.ts';

/**
 * Refuses an input that lacks a member its model requires, in the words of the service's protocol.
 * @throws AwsError MissingParameter, ValidationError or ValidationException
 */
export function requireMembers(
  model: ServiceModel,
  operation: OperationModel,
  input: object,
): void {
  const missing = requiredNames(operation).filter((name) => !has(input, name));
  const [first] = missing;
  if (first === undefined) return;
  switch (model.wire.protocol) {
    case 'ec2':
      throw new AwsError('MissingParameter', `The request must contain the parameter ${first}`);
    case 'rest-xml':
      throw new AwsError('InvalidRequest', `Missing required parameter: ${first}`);
    case 'query':
      throw new AwsError('ValidationError', violations(missing));
    case 'json':
    case 'rest-json':
      throw new AwsError('ValidationException', violations(missing));
  }
}

function violations(missing: readonly string[]): string {
  const each = missing.map(
    (name) =>
      `Value null at '${name.charAt(0).toLowerCase()}${name.slice(1)}' failed to satisfy constraint: Member must not be null`,
  );
  const count = `${missing.length} validation error${missing.length > 1 ? 's' : ''} detected`;
  return `${count}: ${each.join('; ')}`;
}

function requiredNames({ input }: OperationModel): string[] {
  const source = input.getSchema();
  return isStructure(source) ? memberNames(source).slice(0, source[6] ?? 0) : [];
}

function memberNames([, , , , names]: StaticStructureSchema): string[] {
  return names;
}

function has(input: object, name: string): boolean {
  return Object.entries(input).some(([key, value]) => key === name && value !== undefined);
}
