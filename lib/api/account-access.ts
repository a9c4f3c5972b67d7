import { z } from 'zod';

/** What Strata may do in a connected account: look, or also deploy and operate. */
export const accountAccess = z.enum(['reader', 'deployer']);

export type AccountAccess = z.output<typeof accountAccess>;
