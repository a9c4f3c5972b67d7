export type Matches = (message: string) => boolean;

const term = /^\s*([?-]?)(?:"((?:[^"\\]|\\.)*)"|%([^%]+)%|([^\s"%]+))/;

/**
 * A filter of unstructured events: terms that must all occur, `-term` that must not, `?term` of which one must,
 * quoted phrases and `%regular expressions%`; case matters. Undefined for other patterns.
 * Source: "Filter pattern syntax", CloudWatch Logs user guide.
 */
export function readFilterPattern(pattern: string): Matches | undefined {
  const rest = pattern.trim();
  if (/^[{[]/.test(rest)) return undefined;
  const required: Matches[] = [];
  const alternatives: Matches[] = [];
  let left = rest;
  while (left.trim() !== '') {
    const found = term.exec(left);
    if (!found) return undefined;
    const [whole, sign, phrase, expression, word] = found;
    left = left.slice(whole.length);
    const matches = expression === undefined ? containing(phrase, word) : matching(expression);
    if (!matches) return undefined;
    if (sign === '-') required.push((message) => !matches(message));
    else (sign === '?' ? alternatives : required).push(matches);
  }
  // AWS ignores optional terms beside others.
  const any = required.length > 0 ? [] : alternatives;
  return (message) =>
    required.every((matches) => matches(message)) &&
    (any.length === 0 || any.some((matches) => matches(message)));
}

function containing(phrase: string | undefined, word = ''): Matches {
  const wanted = phrase === undefined ? word : phrase.replace(/\\(.)/g, '$1');
  return (message) => message.includes(wanted);
}

function matching(expression: string): Matches | undefined {
  try {
    const compiled = new RegExp(expression);
    return (message) => compiled.test(message);
  } catch {
    return undefined;
  }
}
