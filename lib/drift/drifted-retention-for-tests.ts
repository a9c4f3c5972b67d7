import {
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { expect, vi } from 'vitest';
import type { Context } from '#lib/context/context.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { detectDrift } from './detect-drift.ts';

/**
 * Changes by hand how long the flow logs of an environment's network are kept, and looks for drift. Returns
 * the id of the log group. The environment's network has flow logs.
 */
export async function driftRetention(ctx: Context, name: string, days: number): Promise<string> {
  const { logs } = ctx.aws({ region: 'us-east-2' });
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({}));
  const logGroupName = logGroups.find((group) => group.logGroupName?.includes(name))?.logGroupName;
  await logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: days }));
  await detectDrift(ctx, { name });
  return vi.waitFor(
    async () => {
      const { nodes } = await refreshEnvironment(ctx, { name });
      const group = nodes.find(({ type }) => type === 'AWS::Logs::LogGroup');
      expect(group?.drift).toMatchObject({ state: 'modified' });
      return group?.id ?? '';
    },
    { timeout: 20_000, interval: 20 },
  );
}
