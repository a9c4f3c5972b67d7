import { requireDeployer } from '#lib/accounts/require-deployer.ts';
import { recordActivity } from '#lib/activity/record-activity.ts';
import type { Operation } from '#lib/api/operations.ts';
import { masked } from '#lib/audit/masked.ts';
import { performAction } from '#lib/aws/actions/perform-action.ts';
import type { Context } from '#lib/context/context.ts';
import { noteChange } from '#lib/context/trace.ts';
import type { Environment, Operation as OperationRow } from '#lib/db/client.ts';
import { requireResource } from '#lib/discovery/require-resource.ts';
import { AppError } from '#lib/errors/app-error.ts';
import { requireRight } from '#lib/identity/rights.ts';
import { asJson } from '#lib/live/publish.ts';
import { type ResourceAction, whyUnavailable } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { requireAction } from './find-action.ts';
import { publishOperations, toOperation } from './operation-document.ts';
import { operationNews } from './operation-news.ts';

interface StartInput {
  readonly name: string;
  readonly resource: string;
  readonly action: string;
  readonly input?: Readonly<Record<string, unknown>> | undefined;
  readonly confirm?: string | undefined;
}

/**
 * Asks AWS to do something to a resource, and follows it: what becomes of it is seen by the discoveries
 * that come after. Throws `resource-not-found`, `not-allowed`, `action-not-found`, `action-unavailable` with the reason,
 * `confirmation-mismatch`, `invalid-input` by field, and what AWS refuses, which is kept as a failure.
 */
export async function startOperation(ctx: Context, given: StartInput): Promise<Operation> {
  const { environment, node, nodes } = await requireResource(ctx, given);
  await requireDeployer(ctx.db, environment);
  const action = requireAction(node.type, given.action);
  requireRight(ctx.rights, action.permission, environment.name);
  const reason = whyUnavailable(action, node);
  if (reason !== undefined) throw new AppError('action-unavailable', reason);
  requireConfirmation(action, node, given.confirm);
  const input = acceptInput(action, given.input);
  noteChange(whatChanges(action, node, input));
  const row = await ctx.db.operation.create({
    data: {
      environmentId: environment.id,
      resourceId: node.id,
      resourceType: node.type,
      resourceName: node.name,
      action: action.id,
      ...(input === undefined ? {} : { input: asJson(input) }),
      status: 'requested',
      requestedBy: ctx.actor.name,
      requestedAt: ctx.clock.now(),
    },
  });
  try {
    const wanted = { action, node, nodes, input };
    const reference = await performAction(ctx.aws(environment), wanted);
    return await write(ctx, environment, row, {
      status: 'running',
      reference: reference ?? null,
      acceptedAt: ctx.clock.now(),
    });
  } catch (error) {
    const why = error instanceof AppError ? error.message : 'Strata failed.';
    await write(ctx, environment, row, {
      status: 'failed',
      reason: why,
      finishedAt: ctx.clock.now(),
    });
    throw error;
  } finally {
    ctx.signals.liveEventsWritten();
    ctx.signals.environmentMoved(environment.name);
  }
}

/** What the action asks for, as it is and as it is to be, so far as it may be written down. */
function whatChanges(action: ResourceAction, node: ResourceNode, input: unknown) {
  if (!action.input || input === undefined) return undefined;
  const before = action.inputOf?.(node) ?? null;
  return { before: masked(action.input, before), after: masked(action.input, input) };
}

async function write(
  ctx: Context,
  environment: Environment,
  { id }: OperationRow,
  data: Partial<OperationRow>,
): Promise<Operation> {
  const row = await ctx.db.$transaction(async (tx) => {
    const { input: _, ...columns } = data;
    const written = await tx.operation.update({ where: { id }, data: columns });
    await publishOperations(tx, environment.name, [written]);
    await recordActivity(tx, [operationNews(environment.name, written, ctx.clock.now())]);
    return written;
  });
  return toOperation(environment.name, row);
}

function requireConfirmation(
  { title, confirmation }: ResourceAction,
  { name }: ResourceNode,
  confirm: string | undefined,
): void {
  if (confirmation !== 'typed' || confirm === name) return;
  const message = `${title} is confirmed by the name of the resource, ${name}.`;
  throw new AppError('confirmation-mismatch', message, {
    fields: [{ in: 'body', path: ['confirm'], message }],
  });
}

/** What the action's schema makes of the input; an action that asks for nothing takes nothing. */
function acceptInput(
  { input: schema, title }: ResourceAction,
  input: StartInput['input'],
): unknown {
  if (!schema) {
    if (input === undefined || Object.keys(input).length === 0) return undefined;
    throw invalid(`${title} asks for nothing.`, [{ path: [], message: 'Not asked for' }]);
  }
  const parsed = schema.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  throw invalid(`${title} cannot be done like this.`, parsed.error.issues);
}

function invalid(
  message: string,
  issues: ReadonlyArray<{ readonly path: readonly PropertyKey[]; readonly message: string }>,
): AppError {
  return new AppError('invalid-input', message, {
    fields: issues.map((issue) => ({
      in: 'body' as const,
      path: [
        'input',
        ...issue.path.map((part) => (typeof part === 'number' ? part : String(part))),
      ],
      message: issue.message,
    })),
  });
}
