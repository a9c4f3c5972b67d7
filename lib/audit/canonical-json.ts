/**
 * One text for one JSON value: RFC 8785 (JSON Canonicalization Scheme). Members are sorted by the
 * UTF-16 code units of their names, as JavaScript compares strings (section 3.2.3); strings and numbers
 * are written as ECMAScript does (sections 3.2.2.2 and 3.2.2.3).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
