import { isJsonObject, type JsonObject, type JsonValue } from '../json-value.ts';
import type { Template } from '../template/template.ts';

/** How AWS shows the value of a `NoEcho` parameter. */
export const hidden = '****';

/** The values of a template's `NoEcho` parameters. */
export function secretsOf(
  template: Template,
  values: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(values)
    .filter(([name, value]) => template.parameters[name]?.noEcho && value !== '')
    .map(([, value]) => value);
}

/** Properties as they may be shown: wherever a secret occurs in a text, `****` stands. */
export function hideSecrets(value: JsonObject, secrets: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, hideIn(member, secrets)]),
  );
}

export function hideInText(text: string, secrets: readonly string[]): string {
  return secrets.reduce((shown, secret) => shown.replaceAll(secret, hidden), text);
}

function hideIn(value: JsonValue, secrets: readonly string[]): JsonValue {
  if (typeof value === 'string') return hideInText(value, secrets);
  if (Array.isArray(value)) return value.map((member) => hideIn(member, secrets));
  return isJsonObject(value) ? hideSecrets(value, secrets) : value;
}
