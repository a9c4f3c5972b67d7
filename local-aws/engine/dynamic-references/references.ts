import { isJsonObject, type JsonValue } from '../json-value.ts';

/** A `{{resolve:service:…}}` in a text; `text` is the whole of it. */
export type DynamicReference =
  | ParameterReference
  | {
      readonly kind: 'secretsmanager';
      readonly text: string;
      readonly secretId: string;
      readonly jsonKey?: string;
      readonly stage?: string;
      readonly versionId?: string;
    }
  | { readonly kind: 'malformed'; readonly text: string; readonly service: string };

export interface ParameterReference {
  readonly kind: 'ssm' | 'ssm-secure';
  readonly text: string;
  readonly name: string;
  readonly version?: string;
}

const pattern = /\{\{resolve:([a-z-]+):([^{}]*)\}\}/g;

export function hasReference(value: JsonValue | undefined): boolean {
  if (typeof value === 'string') return value.includes('{{resolve:');
  if (Array.isArray(value)) return value.some(hasReference);
  return isJsonObject(value) && Object.values(value).some(hasReference);
}

/** The references in a text; services that CloudFormation does not resolve are none. */
export function referencesInText(text: string): DynamicReference[] {
  return [...text.matchAll(pattern)].flatMap(([whole, service = '', rest = '']) => {
    if (service === 'secretsmanager') return [secretReference(whole, rest)];
    if (service === 'ssm' || service === 'ssm-secure') return [parameter(whole, service, rest)];
    return [];
  });
}

/** Puts values in the place of references. */
export function replaceReferences(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(pattern, (whole) => values.get(whole) ?? whole);
}

function parameter(text: string, kind: 'ssm' | 'ssm-secure', rest: string): DynamicReference {
  const [, name, version] = /^([\w./-]+)(?::(\d+))?$/.exec(rest) ?? [];
  if (name === undefined) return { kind: 'malformed', text, service: 'SSM' };
  return { kind, text, name, ...(version && { version }) };
}

/** `id:SecretString:key:stage:version`, of which an ARN as the id has colons of its own. */
function secretReference(text: string, rest: string): DynamicReference {
  const parts = rest.split(':');
  const idLength = rest.startsWith('arn:') ? 7 : 1;
  const secretId = parts.slice(0, idLength).join(':');
  const [member = '', jsonKey, stage, versionId, ...others] = parts.slice(idLength);
  const isKnown = member === '' || member === 'SecretString';
  if (secretId === '' || !isKnown || others.length > 0) {
    return { kind: 'malformed', text, service: 'Secrets Manager' };
  }
  return {
    kind: 'secretsmanager',
    text,
    secretId,
    ...(jsonKey && { jsonKey }),
    ...(stage && { stage }),
    ...(versionId && { versionId }),
  };
}
