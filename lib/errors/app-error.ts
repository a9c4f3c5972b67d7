/** Every expected refusal and failure of the product; `lib/http` maps each to a status once. */
export type ErrorCode =
  | 'invalid-input'
  | 'account-not-found'
  | 'account-not-ready'
  | 'account-exists'
  | 'account-in-use'
  | 'account-read-only'
  | 'environment-not-found'
  | 'handbook-not-found'
  | 'environment-exists'
  | 'environment-deployed'
  | 'deployment-not-found'
  | 'deployment-active'
  | 'deployment-not-planned'
  | 'deployment-not-failed'
  | 'deployment-not-open'
  | 'deployment-stale'
  | 'nothing-to-restore'
  | 'nothing-to-adopt'
  | 'not-importable'
  | 'channel-not-found'
  | 'channel-refused'
  | 'own-deployment'
  | 'no-approver'
  | 'environment-protected'
  | 'recovery-unavailable'
  | 'bucket-not-found'
  | 'layer-not-found'
  | 'moment-not-found'
  | 'resource-not-found'
  | 'action-not-found'
  | 'operation-not-found'
  | 'no-runs'
  | 'no-tasks'
  | 'no-images'
  | 'no-quality-results'
  | 'table-not-found'
  | 'environment-parked'
  | 'environment-not-parked'
  | 'nothing-to-park'
  | 'action-unavailable'
  | 'actual-cost-off'
  | 'confirmation-mismatch'
  | 'nothing-deployed'
  | 'tool-not-found'
  | 'no-credentials'
  | 'not-found'
  | 'not-signed-in'
  | 'not-allowed'
  | 'already-set-up'
  | 'wrong-code'
  | 'person-not-found'
  | 'person-exists'
  | 'last-administrator'
  | 'grant-not-found'
  | 'grant-exists'
  | 'role-not-found'
  | 'role-exists'
  | 'role-granted'
  | 'token-not-found'
  | 'session-not-found'
  | 'too-many-requests'
  | 'too-large'
  | 'unsupported-media-type'
  | 'forbidden-origin'
  | 'aws-denied'
  | 'aws-refused'
  | 'aws-throttled'
  | 'aws-unreachable'
  | 'not-connected'
  | 'run-not-found'
  | 'nothing-to-push'
  | 'service-denied'
  | 'service-refused'
  | 'service-throttled'
  | 'service-unreachable'
  | 'unavailable'
  | 'internal';

/** One field of the input that is not acceptable: where, as path segments, and why. */
export interface FieldProblem {
  readonly in: 'body' | 'query' | 'path';
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What an error of this class is known by: Next bundles instrumentation and routes apart, each with its copy. */
const brand: unique symbol = Symbol.for('strata.app-error');

/** A failure with a sentence for the operator. The cause is for the log, never for a browser. */
export class AppError extends Error {
  readonly [brand] = true;
  readonly code: ErrorCode;
  readonly fields: readonly FieldProblem[];
  /** After how long asking again may help, where that is known. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly fields?: readonly FieldProblem[];
      readonly retryAfterSeconds?: number;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.fields = options.fields ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value;
  }
}
