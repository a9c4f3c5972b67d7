import type { LifetimeState } from '#lib/api/lifetime.ts';
import type { Environment } from '#lib/db/client.ts';
import { isProduction } from '#lib/environments/is-production.ts';

/** What becomes of an environment at its end: production only rests. */
export function atEnd(environment: Pick<Environment, 'name' | 'tags'>): LifetimeState['atEnd'] {
  return isProduction(environment) ? 'park' : 'destroy';
}
