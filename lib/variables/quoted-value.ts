/**
 * A value as it stands after `NAME=`: plain where nothing of it means anything to a shell, otherwise in
 * quotes. With both kinds of quotes in it, it stands plain, for readers of such files alone. Throws for a
 * value that no line holds.
 */
export function quotedValue(value: string): string {
  if (/^[A-Za-z0-9_.,:/@%+-]*$/.test(value)) return value;
  if (/[\r\n]/.test(value)) throw new Error('A value with a line break has no line');
  if (!value.includes(`'`)) return `'${value}'`;
  if (!/["\\]/.test(value)) return `"${value}"`;
  if (/^["'`\s]|#|\s$/.test(value)) throw new Error('A value with such quotes has no line');
  return value;
}
