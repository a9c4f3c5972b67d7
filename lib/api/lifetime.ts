import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const tag = 'Environments';

/** A bucket with data, which nobody but an operator gives up. */
export const obstacle = z
  .object({
    bucket: z.string(),
    /** As many as were counted. */
    versions: z.int(),
    /** Whether all were counted. */
    isComplete: z.boolean(),
  })
  .meta({ id: 'LifetimeObstacle' });

export const lifetime = z
  .object({
    endsAt: z.iso.datetime(),
    setBy: z.string(),
    /** Whether the end has been announced, in its last day. */
    isAnnounced: z.boolean(),
    /** Buckets that held data when that was looked at: while they do, nothing is destroyed. */
    obstacles: z.array(obstacle),
    /** Why the end has not come although its time is over. */
    heldReason: z.string().nullable(),
  })
  .meta({ id: 'Lifetime' });

export type Lifetime = z.output<typeof lifetime>;

export const lifetimeState = z
  .object({
    lifetime: lifetime.nullable(),
    /** What happens at the end; production is never destroyed by itself. */
    atEnd: z.enum(['destroy', 'park']),
  })
  .meta({ id: 'LifetimeState' });

export type LifetimeState = z.output<typeof lifetimeState>;

export const getLifetime = defineEndpoint({
  id: 'getLifetime',
  method: 'GET',
  path: '/environments/{name}/lifetime',
  summary: 'When an environment ends by itself, and how',
  tag,
  params: named,
  response: lifetimeState,
  refusals: ['environment-not-found'],
});

export const setLifetime = defineEndpoint({
  id: 'setLifetime',
  method: 'POST',
  path: '/environments/{name}/lifetime',
  summary: 'Say when an environment ends by itself, or that it ends later',
  tag,
  params: named,
  body: z.strictObject({
    endsAt: z.iso
      .datetime('A time such as 2026-01-31T09:30:00Z')
      .meta({ description: 'From an hour to a year ahead.' }),
    confirm: z.string().optional().meta({
      description: 'The name of the environment, unless the end becomes later than it was.',
    }),
  }),
  response: lifetimeState,
  refusals: ['environment-not-found', 'confirmation-mismatch'],
});

export const removeLifetime = defineEndpoint({
  id: 'removeLifetime',
  method: 'DELETE',
  path: '/environments/{name}/lifetime',
  summary: 'Let an environment live on',
  tag,
  params: named,
  response: lifetimeState,
  refusals: ['environment-not-found'],
});
