import type { ResourceProvider } from './provider.ts';

/** A handle is only a URL to which a signal may be sent; nothing waits for it without a wait condition. */
export const waitConditionHandle: ResourceProvider = {
  type: 'AWS::CloudFormation::WaitConditionHandle',
  seconds: { create: 1, update: 1, delete: 1 },

  create: async (ctx, { stackId, logicalId }) =>
    `https://cloudformation-waitcondition-${ctx.region}.s3.${ctx.region}.amazonaws.com/${encodeURIComponent(`${stackId}/${logicalId}`)}`,
  delete: async () => {},
  attributes: async (_ctx, id) => ({ Id: id }),
};
