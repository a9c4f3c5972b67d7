import type { AuditEntry } from '#lib/api/audit.ts';

type Json = AuditEntry['input'];

const longestText = 2_000;
const longestDocument = 32_768;

/** A text that PostgreSQL can keep, which has neither NUL nor half a surrogate pair, and is not endless. */
export function storableText(text: string): string {
  const kept = text.length > longestText ? `${text.slice(0, longestText)}…` : text;
  return kept.replaceAll('\u0000', '\uFFFD').toWellFormed();
}

/**
 * A value as JSON keeps it, of texts that PostgreSQL can keep; one that is very large is left out, and so
 * is a member `__proto__`, which zod does not read back.
 */
export function storableJson(value: unknown): Json {
  const text = JSON.stringify(value ?? null, (_, member) => storableMember(member));
  if (text.length > longestDocument) return { leftOut: `${text.length} characters` };
  return JSON.parse(text);
}

/**
 * The name of a member without what JSON escapes: V8 13.6 (Node 24) reads a name of one escaped character
 * as a backslash where it has read one in that place before, `{"a":1,"\\":1}` and then `{"a":1,"\"":1}`.
 */
function storableName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes them
  return storableText(name).replaceAll(/["\\\u0000-\u001f]/g, '\uFFFD');
}

function storableMember(member: unknown): unknown {
  if (typeof member === 'string') return storableText(member);
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(
    Object.entries(member)
      .filter(([key]) => key !== '__proto__')
      .map(([key, one]) => [storableName(key), one]),
  );
}
