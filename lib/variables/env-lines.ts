import { parseEnv } from 'node:util';

/** One `NAME=value` of a file. */
export interface Assignment {
  /** Counted from 1. */
  readonly line: number;
  readonly name: string;
  readonly value: string;
}

export interface LineProblem {
  readonly line: number;
  readonly message: string;
}

export interface EnvLines {
  readonly assignments: readonly Assignment[];
  readonly problems: readonly LineProblem[];
}

/** Longest line that is read; no parameter needs a quarter of it. */
const mostCharacters = 4096;

/**
 * The assignments of a `.env` file by line. Node's own parser reads each; what it would pass over in silence
 * or read as somebody did not mean it is a problem instead, without a word of the line, which may be secret.
 */
export function readEnvLines(text: string): EnvLines {
  const assignments: Assignment[] = [];
  const problems: LineProblem[] = [];
  for (const [index, content] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    if (/^\s*(#|$)/.test(content)) continue;
    const message = problemOf(content);
    const [entry] = message === undefined ? Object.entries(parseEnv(content)) : [];
    if (entry) assignments.push({ line, name: entry[0], value: entry[1] ?? '' });
    else problems.push({ line, message: message ?? 'Not a NAME=value' });
  }
  return { assignments, problems };
}

function problemOf(line: string): string | undefined {
  if (line.length > mostCharacters) return `A line has at most ${mostCharacters} characters`;
  const assignment =
    /^[ \t]*(?:export[ \t]+)?[A-Za-z_][A-Za-z0-9_]*[ \t]*=[ \t]*(?<value>.*)$/.exec(line);
  if (!assignment) return 'Not a NAME=value, with a name of letters, digits and underscores';
  const value = assignment.groups?.value ?? '';
  const [quote = ''] = value;
  if (quote === '`') return 'Write quotes as \' or "';
  if (quote !== `'` && quote !== '"') {
    return /^[^#]*[^#\s]#/.test(value) ? 'Put a value with # into quotes' : undefined;
  }
  const end = value.indexOf(quote, 1);
  if (end < 0) return 'The quotes are not closed on this line';
  if (!/^[ \t]*(#.*)?$/.test(value.slice(end + 1))) {
    return 'Only a comment may follow the closing quotes';
  }
  return quote === '"' && value.slice(0, end).includes('\\')
    ? 'No backslash in double quotes: use single ones'
    : undefined;
}
