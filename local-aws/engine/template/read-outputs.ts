import { formatError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonValue } from '../json-value.ts';
import { checkNames } from './logical-names.ts';
import type { OutputDeclaration } from './template.ts';

export function readOutputs(value: JsonValue | undefined): Record<string, OutputDeclaration> {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw formatError('Outputs must be an object.');
  checkNames('Output', Object.keys(value), 200);
  return Object.fromEntries(
    Object.entries(value).map(([name, output]) => [name, readOutput(output)]),
  );
}

function readOutput(output: JsonValue): OutputDeclaration {
  if (!isJsonObject(output) || output.Value === undefined || output.Value === null) {
    throw formatError('Every Outputs member must contain a Value object');
  }
  const exported = output.Export;
  if (exported !== undefined && (!isJsonObject(exported) || exported.Name === undefined)) {
    throw formatError('Output export must contain a Name.');
  }
  return {
    value: output.Value,
    description: typeof output.Description === 'string' ? output.Description : undefined,
    condition: typeof output.Condition === 'string' ? output.Condition : undefined,
    exportName: isJsonObject(exported) ? exported.Name : undefined,
  };
}
