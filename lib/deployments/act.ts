import type { Aws } from '#lib/aws/clients.ts';
import {
  createChangeSet,
  deleteChangeSet,
  executeChangeSet,
} from '#lib/aws/cloudformation/change-set.ts';
import { deleteStack, describeStack } from '#lib/aws/cloudformation/stack.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import { changeSetName, type LayerRequest, operationToken } from './layer-request.ts';
import type { Action } from './model.ts';

type AwsAction = Exclude<Action, { kind: 'set-run' | 'set-deployment' }>;

export interface ActOn {
  readonly aws: Aws;
  readonly deploymentId: string;
  readonly stackName: string;
  readonly stackId: string | null;
  readonly changeSetId: string | null;
  /** Made only when a change set is to be created. */
  readonly request: () => Promise<LayerRequest>;
  /** Whether the stack of a discarded plan may go with it: no newer deployment builds on it. */
  readonly mayDeleteReviewStack: () => Promise<boolean>;
}

/** The layer's status after an action, or why AWS refused it. */
export type ActResult =
  | { readonly ok: true; readonly status?: 'planning' | 'applying' }
  | { readonly ok: false; readonly reason: string };

const final: ReadonlySet<ErrorCode> = new Set(['aws-refused', 'aws-denied']);

/**
 * Does one action against AWS. What AWS refuses or denies is a result; a call that was throttled or
 * did not arrive is thrown, to be done again.
 */
export async function act(action: AwsAction, on: ActOn): Promise<ActResult> {
  try {
    return await actions[action.kind](action as never, on);
  } catch (error) {
    if (error instanceof AppError && final.has(error.code)) {
      return { ok: false, reason: error.message };
    }
    throw error;
  }
}

const actions: {
  [Kind in AwsAction['kind']]: (
    action: Extract<AwsAction, { kind: Kind }>,
    on: ActOn,
  ) => Promise<ActResult>;
} = {
  'create-change-set': async ({ type }, on) => {
    const { template: _, ...request } = await on.request();
    await createChangeSet(on.aws, {
      ...request,
      type,
      changeSetName: changeSetName(on.deploymentId),
      description: `Strata deployment ${on.deploymentId}`,
    });
    return { ok: true, status: 'planning' };
  },
  'execute-change-set': async ({ layer }, on) => {
    await executeChangeSet(
      on.aws,
      on.changeSetId ?? changeSetName(on.deploymentId),
      operationToken(on.deploymentId, layer, 'execute'),
    );
    return { ok: true, status: 'applying' };
  },
  'delete-rolled-back-stack': async ({ layer }, on) => {
    await deleteStack(on.aws, on.stackName, operationToken(on.deploymentId, layer, 'replace'));
    return { ok: true };
  },
  'delete-stack': async ({ layer }, on) => {
    const stackId = on.stackId ?? on.stackName;
    await deleteStack(on.aws, stackId, operationToken(on.deploymentId, layer, 'delete'));
    return { ok: true, status: 'applying' };
  },
  'discard-change-set': async ({ layer }, on) => {
    if (on.changeSetId) await deleteChangeSet(on.aws, on.changeSetId);
    const stack = await describeStack(on.aws, on.stackName);
    if (stack?.status === 'REVIEW_IN_PROGRESS' && (await on.mayDeleteReviewStack())) {
      await deleteStack(on.aws, stack.stackId, operationToken(on.deploymentId, layer, 'replace'));
    }
    return { ok: true };
  },
};
