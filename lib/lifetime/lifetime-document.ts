import { type LifetimeState, obstacle } from '#lib/api/lifetime.ts';
import type { Environment, Lifetime } from '#lib/db/client.ts';
import { atEnd } from './at-end.ts';

/** The end of an environment as the API gives it. */
export function toLifetimeState(environment: Environment, row: Lifetime | null): LifetimeState {
  return {
    lifetime: row && {
      endsAt: row.endsAt.toISOString(),
      setBy: row.setBy,
      isAnnounced: row.warnedAt !== null,
      obstacles: obstacle.array().parse(row.obstacles),
      heldReason: row.heldReason,
    },
    atEnd: atEnd(environment),
  };
}
