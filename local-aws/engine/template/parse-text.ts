import { type Document, isAlias, LineCounter, parseDocument, visit } from 'yaml';
import { formatError, templateError } from '../cloudformation-error.ts';
import { isJsonObject, type JsonObject } from '../json-value.ts';
import { cloudFormationTags } from './yaml-tags.ts';

const typesCloudFormationLacks = ['binary', 'omap', 'pairs', 'set', 'timestamp'];

/**
 * Reads a template's text, JSON when it starts with a brace and YAML 1.1 otherwise; throws AWS's format error.
 * What YAML may not hold is listed in "CloudFormation template formats" of the AWS documentation.
 */
export function parseText(text: string): JsonObject {
  const document = text.trimStart().startsWith('{') ? parseJson(text) : parseYaml(text);
  if (!isJsonObject(document)) throw formatError('unsupported structure.');
  return document;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const position = /line (\d+) column (\d+)/.exec(String(cause));
    const [line, column] = position ? [position[1], position[2]] : endOf(text);
    throw formatError(`JSON not well-formed. (line ${line}, column ${column})`);
  }
}

function endOf(text: string): [number, number] {
  const lines = text.split('\n');
  return [lines.length, (lines.at(-1) ?? '').length + 1];
}

function parseYaml(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    customTags: (tags) => [...tags.filter(isAllowedTag), ...cloudFormationTags],
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
    version: '1.1',
    merge: false,
    logLevel: 'silent',
  });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw formatError(`YAML not well-formed. (line ${line}, column ${col})`);
  }
  refuseAliases(document);
  return document.toJS();
}

function refuseAliases(document: Document.Parsed): void {
  visit(document, (_key, node) => {
    if (isAlias(node)) {
      throw templateError('YAML aliases are not allowed in CloudFormation templates');
    }
  });
}

function isAllowedTag(tag: unknown): boolean {
  if (typeof tag === 'string') return !typesCloudFormationLacks.includes(tag);
  const uri = typeof tag === 'object' && tag !== null && 'tag' in tag ? String(tag.tag) : '';
  return !typesCloudFormationLacks.some((type) => uri.endsWith(`:${type}`));
}
