import { expect, vi } from 'vitest';
import type { Clients } from '../../test-endpoint.ts';

/** The status in which a stack's operation ends. */
export async function endOf(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  StackName: string,
): Promise<string> {
  let status = '';
  await vi.waitFor(
    async () => {
      const { Stacks } = await cloudFormation.describeStacks({ StackName });
      status = Stacks?.[0]?.StackStatus ?? '';
      expect(status).not.toMatch(/_IN_PROGRESS$/);
    },
    { interval: 10, timeout: 20_000 },
  );
  return status;
}

/** Logical id and reason of every failed step, oldest first. */
export async function failuresOf(
  { cloudFormation }: Pick<Clients, 'cloudFormation'>,
  StackName: string,
): Promise<[string, string][]> {
  const { StackEvents = [] } = await cloudFormation.describeStackEvents({ StackName });
  return StackEvents.filter(({ ResourceStatus }) => ResourceStatus?.endsWith('_FAILED'))
    .map((event): [string, string] => [
      event.LogicalResourceId ?? '',
      event.ResourceStatusReason ?? '',
    ])
    .reverse();
}
