const maxLineCharacters = 40;

/**
 * Text that Mermaid draws exactly as given inside a quoted label: every ASCII character that means
 * something to its parser, to Markdown or to HTML becomes a numeric entity, and long text is cut.
 */
export function escapeLabel(text: string): string {
  return [...shortened(plainLine(text))]
    .map((character) =>
      /[A-Za-z0-9 .,/()+=@-]/.test(character) || (character.codePointAt(0) ?? 0) > 127
        ? character
        : `#${character.codePointAt(0)};`,
    )
    .join('');
}

/** Text for `accTitle` and `accDescr`, which end at the line and know no quotes. */
export function escapeDescription(text: string): string {
  return plainLine(text)
    .replace(/[#;{}"`<>%]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** An identifier that no keyword of Mermaid can be mistaken for, the same for the same key always. */
export function mermaidId(key: string): string {
  const readable = key.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 40);
  return `n_${readable}_${fnv1a(key)}`;
}

function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= maxLineCharacters
    ? text
    : `${characters.slice(0, maxLineCharacters - 1).join('')}…`;
}

/** FNV-1a, 32 bits: short, and stable across processes. */
export function fnv1a(text: string): string {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  }
  return hash.toString(36);
}
