import { z } from 'zod';
import { defineEndpoint } from './define-endpoint.ts';
import { named } from './environments.ts';

const metrics = z
  .record(z.string(), z.number())
  .meta({ description: 'What was measured, by AWS’s names, as Dataset.*.RowCount.' });

export const qualityRule = z
  .object({
    name: z.string(),
    /** In the data quality definition language. */
    rule: z.string(),
    /** PASS, FAIL or ERROR, in AWS’s own words. */
    result: z.string(),
    message: z.string().nullable(),
    metrics,
  })
  .meta({ id: 'QualityRule' });

export type QualityRule = z.output<typeof qualityRule>;

export const qualityResult = z
  .object({
    id: z.string(),
    /** The share of the rules that passed, 0 to 1. */
    score: z.number().nullable(),
    startedAt: z.iso.datetime(),
    completedAt: z.iso.datetime().nullable(),
    /** The evaluation, or the run of a job, that it is of. */
    run: z.string().nullable(),
    /** The job that evaluated it; null for an evaluation of its own. */
    job: z.string().nullable(),
    rules: z.array(qualityRule),
    analyzers: z.array(z.object({ analyzer: z.string(), message: z.string().nullable(), metrics })),
  })
  .meta({ id: 'QualityResult' });

export type QualityResult = z.output<typeof qualityResult>;

export const listQualityResults = defineEndpoint({
  id: 'listQualityResults',
  method: 'GET',
  path: '/environments/{name}/resources/quality',
  summary: 'What a data quality ruleset made of its table, newest first',
  tag: 'Data quality',
  params: named,
  query: z.strictObject({
    resource: z
      .string()
      .min(1, 'Which ruleset?')
      .max(2_048)
      .meta({ description: 'The id of a data quality ruleset of the graph.' }),
    limit: z.coerce.number().int().min(1).max(100).default(50),
    token: z
      .string()
      .max(4_096)
      .optional()
      .meta({ description: 'The `next` of the answer before.' }),
  }),
  response: z.object({ results: z.array(qualityResult), next: z.string().nullable() }),
  refusals: ['environment-not-found', 'resource-not-found', 'no-quality-results'],
});
