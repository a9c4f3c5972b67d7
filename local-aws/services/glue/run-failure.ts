import type { CallContext, RunFailure } from '../../service.ts';

type GlueRun = 'glue-job' | 'glue-crawler' | 'glue-data-quality';

/** How a run of a job, a crawler or rulesets is to fail, if it is; asked once per run. */
export function plannedFailure(
  ctx: CallContext,
  kind: GlueRun,
  id: string,
  names: readonly string[],
): RunFailure | undefined {
  return ctx.runFaults.failureOf({ kind, id, names }) ?? resourceFailure(ctx, kind, names);
}

const resourceTypes: Partial<Record<GlueRun, string>> = {
  'glue-job': 'AWS::Glue::JobRun',
  'glue-crawler': 'AWS::Glue::Crawl',
};

/** Asked for as a `resource` fault whose `logicalId` is the name of the job or crawler. */
function resourceFailure(
  ctx: CallContext,
  kind: GlueRun,
  [logicalId = '']: readonly string[],
): RunFailure | undefined {
  const type = resourceTypes[kind];
  if (type === undefined) return undefined;
  return ctx.faults.resourceFailure({ stack: '', logicalId, type, action: 'CREATE' });
}
