import type { CallContext } from '../../service.ts';

/**
 * The failure that the control endpoint holds for a run, as a `resource` fault whose type is
 * `AWS::Glue::JobRun` or `AWS::Glue::Crawl` and whose `logicalId` is the name of the job or crawler.
 */
export function plannedFailure(
  ctx: CallContext,
  kind: 'JobRun' | 'Crawl',
  name: string,
): string | undefined {
  const step = {
    stack: '',
    logicalId: name,
    type: `AWS::Glue::${kind}`,
    action: 'CREATE',
  } as const;
  return ctx.faults.resourceFailure(step)?.message;
}
