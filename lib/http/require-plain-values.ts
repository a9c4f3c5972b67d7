import { AppError, type FieldProblem } from '#lib/errors/app-error.ts';

/** Deeper than anything the API takes, and far from what a recursive reader can bear. */
const deepest = 32;

interface Part {
  readonly value: unknown;
  readonly path: readonly (string | number)[];
}

/**
 * Refuses what no part of the product could keep or read: text with a NUL character or half a surrogate
 * pair, which PostgreSQL has no form for, and values in values in values. Throws `invalid-input` with a
 * field that is so. Source: "Character Types" and "JSON Types", PostgreSQL documentation.
 */
export function requirePlainValues(place: FieldProblem['in'], value: unknown): void {
  const waiting: Part[] = [{ value, path: [] }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const message = problemOf(part);
    if (message !== undefined) {
      const fields = [{ in: place, path: part.path, message }];
      throw new AppError('invalid-input', 'The request is not valid.', { fields });
    }
    for (const inner of partsOf(part)) waiting.push(inner);
  }
}

function problemOf({ value, path }: Part): string | undefined {
  if (path.length > deepest) return `At most ${deepest} levels`;
  const names = path.slice(-1).filter((name) => typeof name === 'string');
  const texts = typeof value === 'string' ? [value, ...names] : names;
  if (texts.some((text) => text.includes('\0'))) return 'No NUL characters';
  if (texts.some((text) => !text.isWellFormed()))
    return 'Text in Unicode, without half a character';
  return undefined;
}

function partsOf({ value, path }: Part): Part[] {
  if (Array.isArray(value))
    return value.map((item, index) => ({ value: item, path: [...path, index] }));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, item]) => ({ value: item, path: [...path, name] }));
}
