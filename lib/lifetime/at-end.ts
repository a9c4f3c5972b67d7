import type { LifetimeState } from '#lib/api/lifetime.ts';
import type { Environment } from '#lib/db/client.ts';

const productionName = /(^|-)(?:prod|production|live)(-|$)/;
const stageKeys: ReadonlySet<string> = new Set(['env', 'environment', 'stage', 'tier']);
const productionValue = /^(?:prod|production|live)$/i;

/** What becomes of an environment at its end: production, by its name or a tag of its stage, only rests. */
export function atEnd({ name, tags }: Pick<Environment, 'name' | 'tags'>): LifetimeState['atEnd'] {
  const isProduction =
    productionName.test(name) ||
    Object.entries(tags ?? {}).some(
      ([key, value]) => stageKeys.has(key.toLowerCase()) && productionValue.test(String(value)),
    );
  return isProduction ? 'park' : 'destroy';
}
