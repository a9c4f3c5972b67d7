/** What is known of a request, by condition keys in lower case; a key may have several values. */
export type RequestFacts = ReadonlyMap<string, readonly string[]>;

/** The values of a condition key, whose names IAM compares without regard to case. */
export function factOf(facts: RequestFacts, key: string): readonly string[] | undefined {
  return facts.get(key.toLowerCase());
}

/**
 * The text with its policy variables filled in, or undefined where one has no single value, by which it
 * matches nothing. Source: "IAM policy elements: Variables and tags", IAM user guide.
 */
export function withVariables(text: string, facts: RequestFacts): string | undefined {
  let isKnown = true;
  const filled = text.replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (/^[*?$]$/.test(name)) return name;
    const [variable = '', fallback] = name.split(/,\s*/);
    const values = factOf(facts, variable);
    const value = values?.length === 1 ? values[0] : fallback?.replaceAll("'", '');
    if (value === undefined) isKnown = false;
    return value ?? '';
  });
  return isKnown ? filled : undefined;
}

/** Whether text matches a pattern in which `*` is any text and `?` any character. */
export function matchesPattern(text: string, pattern: string, flags = ''): boolean {
  return compiled(pattern, flags).test(text);
}

const known = new Map<string, RegExp>();
const mostKnown = 5_000;

function compiled(pattern: string, flags: string): RegExp {
  const key = `${flags}/${pattern}`;
  const found = known.get(key);
  if (found) return found;
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const made = new RegExp(`^${source}$`, `s${flags}`);
  if (known.size >= mostKnown) known.clear();
  known.set(key, made);
  return made;
}
