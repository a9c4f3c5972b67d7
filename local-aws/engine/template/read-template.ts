import { formatError, validationError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import { parseText } from './parse-text.ts';
import { readMappings } from './read-mappings.ts';
import { readOutputs } from './read-outputs.ts';
import { readParameters } from './read-parameters.ts';
import { readResources } from './read-resources.ts';
import type { Template } from './template.ts';

const sections = [
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
];

const maxDescriptionBytes = 1024;

const remembered = new Map<string, Template>();
const rememberedTemplates = 64;

/**
 * A template's text as typed sections; throws AWS's format errors for text or structure that is wrong. Every step
 * of a stack and every description of it reads the template, so the latest are remembered by their text.
 */
export function readTemplate(text: string): Template {
  const known = remembered.get(text);
  if (known) return known;
  const template = readSections(text);
  const [oldest] = remembered.keys();
  if (remembered.size >= rememberedTemplates && oldest !== undefined) remembered.delete(oldest);
  remembered.set(text, template);
  return template;
}

function readSections(text: string): Template {
  const document = parseText(text);
  const unknown = Object.keys(document).filter((key) => !sections.includes(key));
  if (unknown.length > 0) {
    throw formatError(`Invalid template property or properties [${unknown.join(', ')}]`);
  }
  refuseNulls(document, '');
  return {
    description: readDescription(document.Description),
    transforms: [document.Transform ?? []].flat().filter((name) => typeof name === 'string'),
    metadata: isJsonObject(document.Metadata) ? document.Metadata : undefined,
    parameters: readParameters(document.Parameters),
    mappings: readMappings(document.Mappings),
    conditions: section(document.Conditions, 'Conditions'),
    rules: readRules(document.Rules),
    resources: readResources(document.Resources),
    outputs: readOutputs(document.Outputs),
  };
}

function readDescription(value: JsonValue | undefined): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw formatError('Every Description member must be a string.');
  if (Buffer.byteLength(value) > maxDescriptionBytes) {
    throw formatError(`'Description' length is greater than ${maxDescriptionBytes}.`);
  }
  return value;
}

function readRules(value: JsonValue | undefined): Record<string, JsonObject> {
  const rules = section(value, 'Rules');
  return Object.fromEntries(
    Object.entries(rules).map(([name, rule]) => {
      if (!isJsonObject(rule)) throw formatError('Any Rules member must be an object.');
      return [name, rule];
    }),
  );
}

function section(value: JsonValue | undefined, name: string): JsonObject {
  if (value === undefined) return {};
  if (!isJsonObject(value)) throw formatError(`${name} must be an object.`);
  return value;
}

function refuseNulls(value: JsonValue, path: string): void {
  if (value === null && path.split('/').length > 2) {
    throw validationError(`[${path}] 'null' values are not allowed in templates`);
  }
  if (Array.isArray(value)) {
    for (const [index, member] of value.entries()) refuseNulls(member, `${path}/${index}`);
  }
  if (isJsonObject(value)) {
    for (const [key, member] of Object.entries(value)) refuseNulls(member, `${path}/${key}`);
  }
}
