/** Repetitions that every `grep` counts (POSIX, RE_DUP_MAX); more are left uncounted. */
const mostRepetitions = 255;

/**
 * A pattern of a JSON Schema as a POSIX extended regular expression. Throws for what the latter cannot say.
 */
export function posixPattern(pattern: string): string {
  return tokens(pattern).map(posixToken).join('');
}

/** Escapes, bracket expressions, group openings, repetitions, and single characters. */
function tokens(pattern: string): string[] {
  return pattern.match(/\\.|\[(?:\\.|[^\]\\])*\]|\(\?.|\{\d+(?:,\d*)?\}|[\s\S]/g) ?? [];
}

function posixToken(token: string): string {
  if (token === '(?:') return '(';
  if (token === '\\d') return '[0-9]';
  if (/^\\[\w]$|^\(\?/.test(token)) throw new Error(`POSIX has no ${token}`);
  if (token.startsWith('\\')) return /^\\[.[\]()*+?{}|^$\\]$/.test(token) ? token : token.slice(1);
  if (token.startsWith('[') && token.length > 1) return posixBracket(token.slice(1, -1));
  return repetition(token);
}

/** Nothing is escaped in a bracket expression; a hyphen that is meant stands last. */
function posixBracket(content: string): string {
  const hyphen = /\\-|-$/.test(content) ? '-' : '';
  const others = content.replaceAll('\\-', '').replace(/-$/, '').replaceAll('\\d', '0-9');
  const [unknown] = /\\\w/.exec(others) ?? [];
  if (unknown !== undefined) throw new Error(`POSIX has no ${unknown} in brackets`);
  return `[${others.replaceAll(/\\(\W)/g, '$1')}${hyphen}]`;
}

function repetition(token: string): string {
  const [, least, most] = /^\{(\d+),(\d+)\}$/.exec(token) ?? [];
  if (least === undefined || Number(most) <= mostRepetitions) return token;
  return `{${least},}`;
}
