import type {
  DeploymentStatus,
  LayerRunStatus,
  ResourceChange,
  StopMode,
} from '#lib/api/deployment-documents.ts';

/** How a stack is brought back from where it failed. */
export type Recovery =
  /** What was created or changed before the failure is undone. */
  | { readonly kind: 'roll-back' }
  /** A roll-back that failed goes on, past the resources to skip. */
  | { readonly kind: 'continue-roll-back'; readonly skip: readonly string[] }
  /** The stack is deleted; the resources to retain stay and belong to nobody. */
  | { readonly kind: 'delete'; readonly retain: readonly string[] };

/** One layer of a deployment as the engine knows it from the database. */
export interface Run {
  readonly layer: string;
  readonly needs: readonly string[];
  readonly status: LayerRunStatus;
  /** Whether its stack exists, so that what needs it can be planned by the outputs it has now. */
  readonly isDeployed: boolean;
  /** Whether it was found unchanged by outputs of before the run, which may change in it. */
  readonly isProvisional: boolean;
  /** Seconds of the slowest chain of layers that begins with it. */
  readonly chainSeconds: number;
  /** Whether its plan deletes or replaces something that holds data. */
  readonly losesData: boolean;
  /** Whether buckets have to be deleted after the stack, which keeps them. */
  readonly hasDoomedBuckets: boolean;
  /** How its stack is brought back, where that is what the deployment is for. */
  readonly recovery: Recovery | undefined;
}

export interface DeploymentModel {
  readonly kind: 'deploy' | 'destroy' | 'recover';
  readonly status: DeploymentStatus;
  readonly autoApply: boolean;
  /** How it was cancelled while it ran, where it was. */
  readonly stop: StopMode | undefined;
  /** Whether stacks are to be kept from deletion, and their data from replacement. */
  readonly isProtected: boolean;
  /** How many layers may be under way at the same time. */
  readonly concurrency: number;
  /** Names of the resources whose data the operator agreed to lose. */
  readonly acceptedLosses: readonly string[];
  readonly runs: readonly Run[];
}

/** What a look at AWS found of one layer's stack and of this deployment's change set for it. */
export interface Observation {
  readonly stack: { readonly status: string; readonly reason: string | undefined } | undefined;
  readonly changeSet:
    | {
        readonly status: string;
        readonly executionStatus: string;
        readonly reason: string | undefined;
        readonly changes: readonly ResourceChange[];
      }
    | undefined;
  /** Whether the stack's events show that the operation asked for has begun. */
  readonly begun: boolean;
}

export const nothingSeen: Observation = { stack: undefined, changeSet: undefined, begun: false };

/** What the engine does next. Every action may be done again without harm. */
export type Action =
  | {
      readonly kind: 'create-change-set';
      readonly layer: string;
      readonly type: 'CREATE' | 'UPDATE';
    }
  | { readonly kind: 'delete-rolled-back-stack'; readonly layer: string }
  | { readonly kind: 'execute-change-set'; readonly layer: string }
  | { readonly kind: 'delete-stack'; readonly layer: string }
  | { readonly kind: 'protect-stack'; readonly layer: string }
  | { readonly kind: 'cancel-update'; readonly layer: string }
  | { readonly kind: 'abandon-creation'; readonly layer: string }
  | { readonly kind: 'recover-stack'; readonly layer: string; readonly recovery: Recovery }
  | { readonly kind: 'delete-buckets'; readonly layer: string }
  | { readonly kind: 'discard-change-set'; readonly layer: string }
  | {
      readonly kind: 'set-run';
      readonly layer: string;
      readonly status: LayerRunStatus;
      /** Why a step failed, where it was not one resource that did. */
      readonly reason?: string;
      readonly changes?: readonly ResourceChange[];
    }
  | { readonly kind: 'set-deployment'; readonly status: DeploymentStatus };

const settled: ReadonlySet<LayerRunStatus> = new Set([
  'unchanged',
  'succeeded',
  'failed',
  'skipped',
  'cancelled',
]);

/** Whether nothing more will happen to the layer in this deployment. */
export function isSettled(run: Pick<Run, 'status'>): boolean {
  return settled.has(run.status);
}

/** Whether what needs the layer may go on. */
export function isDone(run: { readonly status: string }): boolean {
  return run.status === 'succeeded' || run.status === 'unchanged';
}

/** Whether what needs the layer never can. */
export function isLost(run: { readonly status: string }): boolean {
  return run.status === 'failed' || run.status === 'skipped' || run.status === 'cancelled';
}
