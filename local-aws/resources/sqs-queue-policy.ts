import type { CallContext } from '../service.ts';
import { orAbsent } from './answer.ts';
import { listProperty, policyText, type ResourceProvider } from './provider.ts';

/** The policy lies in its queues; the resource itself has only a name. */
export const queuePolicy: ResourceProvider = {
  type: 'AWS::SQS::QueuePolicy',
  seconds: { create: 5, update: 5, delete: 5 },

  async create(ctx, { properties, generatedName }) {
    await setPolicy(ctx, urls(properties.Queues), policyText(properties.PolicyDocument) ?? '');
    return generatedName;
  },

  async update(ctx, _id, { properties, previous }) {
    const wanted = urls(properties.Queues);
    const left = urls(previous.Queues).filter((url) => !wanted.includes(url));
    await setPolicy(ctx, wanted, policyText(properties.PolicyDocument) ?? '');
    await clearPolicy(ctx, left);
  },

  async delete(ctx, _id, properties) {
    await clearPolicy(ctx, urls(properties.Queues));
  },

  attributes: async (_ctx, id) => ({ Id: id }),
};

function urls(value: unknown): string[] {
  return listProperty({ Queues: Array.isArray(value) ? value : [] }, 'Queues').map(String);
}

async function setPolicy(
  ctx: CallContext,
  queues: readonly string[],
  Policy: string,
): Promise<void> {
  for (const QueueUrl of queues) {
    await ctx.call('SQS', 'SetQueueAttributes', { QueueUrl, Attributes: { Policy } });
  }
}

/** A queue that is gone needs no policy taken away. */
async function clearPolicy(ctx: CallContext, queues: readonly string[]): Promise<void> {
  for (const url of queues) await orAbsent(setPolicy(ctx, [url], ''));
}
