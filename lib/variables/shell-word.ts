/** A text as one word of a shell. */
export function shellWord(text: string): string {
  return `'${text.replaceAll(`'`, String.raw`'\''`)}'`;
}
