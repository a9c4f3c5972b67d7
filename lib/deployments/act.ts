import type { Template } from '#cloudformation/builder/template.ts';
import type { Aws } from '#lib/aws/clients.ts';
import {
  createChangeSet,
  deleteChangeSet,
  executeChangeSet,
  type ImportTarget,
  type TemplateSource,
} from '#lib/aws/cloudformation/change-set.ts';
import {
  cancelUpdate,
  continueRollBack,
  deleteRetaining,
  rollBack,
} from '#lib/aws/cloudformation/recovery.ts';
import { deleteStack, describeStack } from '#lib/aws/cloudformation/stack.ts';
import { deleteBucket, emptyBucket } from '#lib/aws/s3/buckets.ts';
import { isUnidentified } from '#lib/aws/translate-error.ts';
import { AppError, type ErrorCode } from '#lib/errors/app-error.ts';
import {
  changeSetName,
  type LayerRequest,
  operationToken,
  requestDigest,
} from './layer-request.ts';
import type { Action } from './model.ts';
import { protectStack } from './protection.ts';

type AwsAction = Exclude<Action, { kind: 'set-run' | 'set-deployment' }>;

export interface ActOn {
  readonly aws: Aws;
  readonly deploymentId: string;
  readonly stackName: string;
  readonly stackId: string | null;
  readonly changeSetId: string | null;
  readonly attempt: number;
  readonly revertsDrift: boolean;
  /** Existing resources that the stack is to take in; its change set is for nothing else then. */
  readonly imports: readonly ImportTarget[];
  /** Of the request that the change set was made of. */
  readonly requestDigest: string | null;
  /** Buckets that are emptied before, and deleted after the stack is. */
  readonly doomedBuckets: readonly string[];
  /** By which CloudFormation works on the stack, in a connected account. */
  readonly roleArn: string | undefined;
  readonly template: () => Template;
  /** Made only when a change set is to be created or executed. */
  readonly request: () => Promise<LayerRequest>;
  /** Puts what the layer's stack reads into the asset bucket, and says where its template lies. */
  readonly upload: (request: LayerRequest) => Promise<TemplateSource>;
  /** Whether the stack of a discarded plan may go with it: no newer deployment builds on it. */
  readonly mayDeleteReviewStack: () => Promise<boolean>;
}

/** The layer's status after an action, or why AWS refused it. */
export type ActResult =
  | {
      readonly ok: true;
      readonly status?: 'planning' | 'applying' | 'succeeded';
      readonly requestDigest?: string;
    }
  | { readonly ok: true; readonly planAgain: true }
  | { readonly ok: false; readonly reason: string };

const final: ReadonlySet<ErrorCode> = new Set(['aws-refused', 'aws-denied']);

/**
 * Does one action against AWS. What AWS refuses or denies is a result; a call that was throttled, did
 * not arrive or bore credentials that have ended is thrown, to be done again.
 */
export async function act(action: AwsAction, on: ActOn): Promise<ActResult> {
  try {
    return await actions[action.kind](action as never, on);
  } catch (error) {
    if (error instanceof AppError && final.has(error.code) && !isUnidentified(error)) {
      return { ok: false, reason: withAdvice(error.message, on) };
    }
    throw error;
  }
}

/** How CloudFormation refuses an import by a template that changes something else too. */
const mixedImport = /ResourceToImport list|not being imported|As part of the import operation/;

function withAdvice(reason: string, { imports }: ActOn): string {
  return imports.length > 0 && mixedImport.test(reason)
    ? `${reason} An import changes nothing else: deploy what has changed of the layer first.`
    : reason;
}

const actions: {
  [Kind in AwsAction['kind']]: (
    action: Extract<AwsAction, { kind: Kind }>,
    on: ActOn,
  ) => Promise<ActResult>;
} = {
  'create-change-set': async ({ type }, on) => {
    const request = await on.request();
    const { stackName, parameters, tags, capabilities, roleArn } = request;
    await createChangeSet(on.aws, {
      stackName,
      parameters,
      tags,
      capabilities,
      ...(roleArn && { roleArn }),
      type: on.imports.length > 0 ? 'IMPORT' : type,
      imports: on.imports,
      template: await on.upload(request),
      changeSetName: changeSetName(on.deploymentId, on.attempt),
      revertsDrift: on.revertsDrift,
      description: `Strata deployment ${on.deploymentId}`,
    });
    return { ok: true, status: 'planning', requestDigest: requestDigest(request) };
  },
  'execute-change-set': async ({ layer }, on) => {
    const digest = requestDigest(await on.request());
    if (on.requestDigest && digest !== on.requestDigest) return { ok: true, planAgain: true };
    await executeChangeSet(
      on.aws,
      on.changeSetId ?? changeSetName(on.deploymentId, on.attempt),
      operationToken(on.deploymentId, layer, 'execute', on.attempt),
    );
    return { ok: true, status: 'applying' };
  },
  'delete-rolled-back-stack': async ({ layer }, on) => {
    await deleteStack(on.aws, on.stackName, operationToken(on.deploymentId, layer, 'replace'));
    return { ok: true };
  },
  'delete-stack': async ({ layer }, on) => {
    for (const bucket of on.doomedBuckets) {
      if (!(await emptyBucket(on.aws, bucket))) return { ok: true };
    }
    const stackId = on.stackId ?? on.stackName;
    await deleteStack(on.aws, stackId, operationToken(on.deploymentId, layer, 'delete'));
    return { ok: true, status: 'applying' };
  },
  'protect-stack': async (_, on) => {
    await protectStack(on.aws, on.stackId ?? on.stackName, on.template());
    return { ok: true, status: 'succeeded' };
  },
  'cancel-update': ({ layer }, on) =>
    unlessOver(cancelUpdate(on.aws, operationOn(on, layer, 'cancel'))),
  'abandon-creation': ({ layer }, on) => {
    const { stackId, token } = operationOn(on, layer, 'cancel');
    return unlessOver(deleteStack(on.aws, stackId, token));
  },
  'recover-stack': async ({ layer, recovery }, on) => {
    const operation = { ...operationOn(on, layer, 'recover'), roleArn: on.roleArn };
    if (recovery.kind === 'roll-back') await rollBack(on.aws, operation);
    else if (recovery.kind === 'delete') {
      await deleteRetaining(on.aws, { ...operation, retain: recovery.retain });
    } else await continueRollBack(on.aws, { ...operation, skip: recovery.skip });
    return { ok: true, status: 'applying' };
  },
  'delete-buckets': async (_, on) => {
    for (const bucket of on.doomedBuckets) {
      if (!(await emptyBucket(on.aws, bucket))) return { ok: true };
      await deleteBucket(on.aws, bucket);
    }
    return { ok: true, status: 'succeeded' };
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

function operationOn(
  { deploymentId, stackId, stackName, attempt }: ActOn,
  layer: string,
  operation: Parameters<typeof operationToken>[2],
) {
  return {
    stackId: stackId ?? stackName,
    token: operationToken(deploymentId, layer, operation, attempt),
  };
}

/** What is refused because it has ended meanwhile shows in the next look. */
async function unlessOver(call: Promise<void>): Promise<ActResult> {
  await call.catch((error: unknown) => {
    if (!(error instanceof AppError && error.code === 'aws-refused')) throw error;
  });
  return { ok: true };
}
