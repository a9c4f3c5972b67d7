import { z } from 'zod';
import { jsonValue } from './architecture.ts';
import { defineEndpoint } from './define-endpoint.ts';

const tag = 'Audit';

export const auditResult = z.enum(['asked', 'done', 'refused', 'failed']);

/** One line of an export; its hash is of everything else in it. */
export const auditEntry = z
  .object({
    /** From 1, without gaps. */
    sequence: z.number().int(),
    at: z.iso.datetime(),
    actor: z.string(),
    actorKind: z.enum(['person', 'token', 'system']),
    /** An operation of the API by its id, or what the product does by itself. */
    action: z.string(),
    environment: z.string().nullable(),
    /** The id of a resource or a deployment, or a name. */
    target: z.string().nullable(),
    /** As it was asked for; what is secret is not in it. */
    input: jsonValue,
    change: z.object({ before: jsonValue, after: jsonValue }).nullable(),
    remoteAddress: z.string().nullable(),
    userAgent: z.string().nullable(),
    requestId: z.string().nullable(),
    /** `asked` before it is done; another entry tells what came of it. */
    result: auditResult,
    /** The code of a refusal or a failure. */
    code: z.string().nullable(),
    awsCalls: z.array(z.object({ call: z.string(), requestId: z.string() })),
    /** The sequence of the entry that was written before the act. */
    asked: z.number().int().nullable(),
    previousHash: z.string(),
    /** SHA-256 of the rest of the entry in canonical JSON (RFC 8785), in hexadecimal. */
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export type AuditEntry = z.output<typeof auditEntry>;
export type AuditResult = z.output<typeof auditResult>;

const sequence = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
const name = z.string().min(1).max(256).optional();

export const auditQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: sequence.optional().meta({ description: 'Sequence of the oldest entry already known.' }),
  actor: name,
  action: name,
  environment: name,
  target: name.meta({ description: 'A part of the target.' }),
  result: auditResult.optional().meta({
    description: 'With `asked`, only what no outcome is known of; left out, outcomes and those.',
  }),
  from: z.iso.datetime().optional(),
  to: z.iso.datetime().optional(),
});

export type AuditQuery = z.output<typeof auditQuery>;

export const listAudit = defineEndpoint({
  id: 'listAudit',
  method: 'GET',
  path: '/audit',
  summary: 'What was asked of Strata, by whom, and what came of it, newest first',
  tag,
  query: auditQuery,
  response: z.object({ entries: z.array(auditEntry), next: z.number().int().nullable() }),
});

export const auditVerdict = z
  .object({
    /** How many entries are as they were written, from the first. */
    entries: z.number().int(),
    /** The newest of them, to be compared with what a receiver was sent. */
    head: z.object({ sequence: z.number().int(), hash: z.string() }).nullable(),
    /** The first entry that is not as it was written, and how that shows. */
    broken: z.object({ sequence: z.number().int(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'AuditVerdict' });

export type AuditVerdict = z.output<typeof auditVerdict>;

export const verifyAudit = defineEndpoint({
  id: 'verifyAudit',
  method: 'GET',
  path: '/audit/verify',
  summary: 'Whether every entry of the audit is as it was written',
  tag,
  response: auditVerdict,
});

export const exportAudit = defineEndpoint({
  id: 'exportAudit',
  method: 'GET',
  path: '/audit/export',
  summary: 'The whole audit, oldest first, one entry a line',
  tag,
  query: z.strictObject({
    after: sequence.optional().meta({ description: 'Sequence of the last entry already had.' }),
  }),
  mediaType: 'application/jsonl',
  response: z.string(),
});
