import type { CallContext } from '../service.ts';
import { type Answer, answers, orAbsent, text } from './answer.ts';
import type { ResourceRequest } from './provider.ts';

/** How EC2 describes one kind of resource. */
export interface Ec2Kind {
  readonly operation: string;
  /** Member of the answer that lists the resources. */
  readonly list: string;
  /** Member of the request that names the wanted ids. */
  readonly ids: string;
  /** Member of a described resource that is its physical id. */
  readonly id: string;
  /** Name of the filters' member; `Filter` in the older operations. */
  readonly filters?: string;
}

/** The resource as EC2 describes it, undefined when it does not exist. */
export async function describeEc2(
  ctx: CallContext,
  kind: Ec2Kind,
  id: string,
): Promise<Answer | undefined> {
  const answer = await orAbsent(ctx.call('EC2', kind.operation, { [kind.ids]: [id] }));
  return answer && answers(answer, kind.list)[0];
}

/** The resource that carries the tags CloudFormation gave it when this request made it. */
export async function findEc2(
  ctx: CallContext,
  kind: Ec2Kind,
  request: ResourceRequest,
): Promise<string | undefined> {
  const answer = await ctx.call('EC2', kind.operation, {
    [kind.filters ?? 'Filters']: [
      { Name: 'tag:aws:cloudformation:stack-id', Values: [request.stackId] },
      { Name: 'tag:aws:cloudformation:logical-id', Values: [request.logicalId] },
    ],
  });
  const ids = answers(answer, kind.list).map((found) => text(found, kind.id));
  return ids.findLast((id) => id !== request.replaces);
}
