/** A piece of a `Fn::Sub` text: literal characters, or a name between `${` and `}`. */
export type SubstitutionPart = { readonly literal: string } | { readonly name: string };

/** Splits a `Fn::Sub` text; `${!Name}` is the literal `${Name}`. */
export function parseSubstitution(text: string): SubstitutionPart[] {
  const parts: SubstitutionPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
    if (match.index > end) parts.push({ literal: text.slice(end, match.index) });
    const name = (match[1] ?? '').trim();
    parts.push(name.startsWith('!') ? { literal: `\${${name.slice(1)}}` } : { name });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ literal: text.slice(end) });
  return parts;
}

/** The names a `Fn::Sub` text refers to. */
export function substitutions(text: string): string[] {
  return parseSubstitution(text).flatMap((part) => ('name' in part ? [part.name] : []));
}
