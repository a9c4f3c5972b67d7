import { stringify } from 'yaml';
import type { Template } from './template.ts';

/** The template as YAML, in the order it was declared, below the given comment lines. */
export function renderYaml(template: Template, comment: readonly string[] = []): string {
  const body = stringify(template, {
    aliasDuplicateObjects: false,
    lineWidth: 100,
    version: '1.1',
  });
  return [...comment.map((line) => `# ${line}`), body].join('\n');
}

/** The template as the JSON document that CloudFormation takes as `TemplateBody`. */
export function renderJson(template: Template): string {
  return JSON.stringify(template);
}
