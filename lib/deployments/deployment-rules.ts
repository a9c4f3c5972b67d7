import { z } from 'zod';
import type { DeploymentRules as RulesRow } from '#lib/db/client.ts';
import type { DeploymentWindow } from '#lib/schedules/deployment-windows.ts';

/** What has to be so before a deployment of an environment is applied. */
export interface Rules {
  /** How many others have to approve. */
  readonly approvals: number;
  /** How many hours an approval holds. */
  readonly approvalHours: number;
  readonly windows: readonly DeploymentWindow[];
  readonly protected: boolean;
}

const windows = z.array(
  z.object({
    effect: z.enum(['allow', 'deny']),
    cron: z.string(),
    minutes: z.number(),
    timeZone: z.string(),
  }),
);

/** The rules of an environment; where nobody has set any, everything goes. */
export function toRules(row: RulesRow | null): Rules {
  return {
    approvals: row?.approvals ?? 0,
    approvalHours: row?.approvalHours ?? 72,
    windows: windows.parse(row?.windows ?? []),
    protected: row?.protected ?? false,
  };
}
