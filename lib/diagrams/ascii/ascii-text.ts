const maxLineCharacters = 40;

/** What stands in drawings for signs that ASCII lacks. */
const replacements: Readonly<Record<string, string>> = {
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '×': 'x',
  '·': '*',
  '→': '->',
  '≥': '>=',
  '≤': '<=',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  ß: 'ss',
};

/**
 * Text in which each character is one column wide wherever it is shown: accents are left out, what
 * ASCII does not have is a question mark, and what is longer than a label is cut.
 */
export function asciiText(text: string, maxCharacters = maxLineCharacters): string {
  const plain = [...text.normalize('NFKD').replace(/\p{Mn}+/gu, '')]
    .map((character) => replacements[character] ?? character)
    .join('')
    .replace(/[\s\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[^ -~]/gu, '?')
    .trim();
  return shortened(plain, maxCharacters);
}

/** A text of ASCII characters, cut where it is longer. */
export function shortened(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, Math.max(maxCharacters - 3, 1))}...`.slice(0, maxCharacters);
}
