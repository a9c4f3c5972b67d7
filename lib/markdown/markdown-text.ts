/** A value as code, cut where it is long: in it Markdown makes no links, mentions or tags, whatever the value is. */
export function codeText(value: string): string {
  return codeInCell(shortened(plainLine(value)));
}

/** A whole value as code, where no table is around it. */
export function codeSpan(value: string): string {
  const shown = plainLine(value);
  if (shown === '') return '–';
  const fence = fenceAround(shown, 1);
  const padding = /^`|`$/.test(shown) ? ' ' : '';
  return `${fence}${padding}${shown}${padding}${fence}`;
}

/** A whole value as code in a cell of a table, or as text where a table would take it apart. */
export function codeInCell(value: string): string {
  return /\\\||\\$/.test(value) ? plainText(value) : codeSpan(value).replaceAll('|', '\\|');
}

/** Text of several lines as code, whatever is in it. */
export function codeBlock(language: string, text: string): string {
  const fence = fenceAround(text, 3);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}`;
}

/** The product's own words, in which names may stand that others chose. */
export function plainText(words: string): string {
  return words
    .replaceAll(unprintable, ' ')
    .replaceAll(/[\\`*_{}[\]()<>#+!|~&$]/g, '\\$&')
    .replaceAll(/:(?=\/\/|[\w+-]+:)/g, '\\:')
    .replaceAll('@', '@\u200b')
    .replaceAll(/www\./gi, 'www\u200b.');
}

/** A table; cells are Markdown already. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Backticks, more than there are anywhere in a row. */
function fenceAround(text: string, atLeast: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length + 1);
  return '`'.repeat(Math.max(atLeast, ...runs));
}

function plainLine(value: string): string {
  return value.replaceAll(unprintable, ' ').trim();
}

/** Control characters, and those that turn the direction of what follows. */
const unprintable = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

const longestValue = 160;

function shortened(value: string): string {
  const characters = [...value];
  return characters.length <= longestValue
    ? value
    : `${characters.slice(0, longestValue).join('')}…`;
}
