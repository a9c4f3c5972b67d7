import { z } from 'zod';

/** RFC 9457 problem details; `errors` names each field by a JSON pointer into the request. */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    /** Stable code of the refusal, such as `environment-exists`. */
    code: z.string(),
    errors: z
      .array(
        z.object({
          pointer: z.string(),
          detail: z.string(),
          in: z.enum(['body', 'query', 'path']),
        }),
      )
      .optional(),
    requestId: z.string().optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problem>;
