import type { Clock } from './clock.ts';
import type { Session } from './services/sts/session.ts';
import type { Store } from './store/store.ts';

/** The client packages whose schemas this endpoint speaks; ids as the SDK's `serviceId`. */
export type ServiceId =
  | 'Application Auto Scaling'
  | 'Budgets'
  | 'CloudControl'
  | 'CloudFormation'
  | 'CloudWatch Logs'
  | 'Cost Explorer'
  | 'EC2'
  | 'ECR'
  | 'ECS'
  | 'ElastiCache'
  | 'Elastic Load Balancing v2'
  | 'EventBridge'
  | 'Glue'
  | 'IAM'
  | 'KMS'
  | 'Lambda'
  | 'Pricing'
  | 'RDS'
  | 'Resource Groups Tagging API'
  | 'S3'
  | 'SQS'
  | 'SSM'
  | 'STS'
  | 'Secrets Manager';

/** What one call, or one step of a stack operation, runs in. */
export interface CallContext {
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly requestId: string;
  /** Whose key signed the call; absent for an anonymous one and for work that a restart resumes. */
  readonly accessKeyId?: string;
  /** The session of a role by which the call is made, whose policies then say what may be done. */
  readonly session?: Session;
  /** True where another service makes the call on the caller's behalf, as CloudFormation does. */
  readonly viaService?: boolean;
  readonly faults: Faults;
  readonly runFaults: RunFaults;
  /** Under which what runs on behalf of this endpoint reaches it. */
  readonly endpointUrl: string;
  /** Calls an operation of this endpoint in-process, as CloudFormation calls the other services. */
  call(service: ServiceId, operation: string, input: object): Promise<Record<string, unknown>>;
  /** The same call as another service sees it: global services keep their state apart from every region. */
  as(service: ServiceId): CallContext;
  /** The same call in every region where the account has anything. */
  inEveryRegion(): CallContext[];
  /** The same call with the state of another account. */
  inAccount(account: string): CallContext;
  /** The same call by the session that CloudFormation has of a role. */
  actingAs(roleArn: string): CallContext;
}

/** Failures that someone asked for at the control endpoint. */
export interface Faults {
  /** The failure planned for this step of a stack operation, if any; each answer uses up one of its `count`. */
  resourceFailure(step: ResourceStep): ResourceFailure | undefined;
}

export interface ResourceStep {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly action: 'CREATE' | 'UPDATE' | 'DELETE';
  /** Whether the step undoes what an operation did. */
  readonly rollback?: boolean;
}

export interface ResourceFailure {
  readonly message: string;
  /** As in resource provider contracts: `GeneralServiceException`, `AlreadyExists`, `NotStabilized`, … */
  readonly handlerErrorCode?: string;
}

/** What goes wrong with things that run: asked for at the control endpoint, or brought about by the failure rate. */
export interface RunFaults {
  /** How this run is to fail, if it is; asked once per run, since an answer uses up one of a fault's `count`. */
  failureOf(run: StartedRun): RunFailure | undefined;
  /** Whether Spot capacity is taken away from this task now. */
  isInterrupted(task: Pick<StartedRun, 'names'> & { readonly cluster: string }): boolean;
  /** Whether the pool has nothing left for one more task or instance. */
  isExhausted(pool: CapacityPool): boolean;
}

export interface StartedRun {
  readonly kind: 'glue-job' | 'glue-crawler' | 'glue-data-quality' | 'ecs-task';
  readonly id: string;
  /** By which a fault may name it: job, crawler, rulesets; family and service of a task. */
  readonly names: readonly string[];
}

/** Members that are absent are left to the service, which fails the run in a way that is usual there. */
export interface RunFailure {
  readonly message?: string | undefined;
  /** Of a job's script. */
  readonly line?: number | undefined;
  readonly cause?: TaskFailureCause | undefined;
  readonly exitCode?: number | undefined;
}

export const taskFailureCauses = ['exit', 'out-of-memory', 'image-pull', 'start'] as const;
export type TaskFailureCause = (typeof taskFailureCauses)[number];

export const capacityPools = ['FARGATE', 'FARGATE_SPOT', 'EC2'] as const;
export type CapacityPool = (typeof capacityPools)[number];

/** Input and output are what the SDK's schema of the operation describes (plain objects, Dates, Uint8Arrays). */
export type Operation<Input = never, Output = unknown> = (
  input: Input,
  ctx: CallContext,
) => Output | Promise<Output>;

/** Safe as far as the input was built by the operation's schema, which its input type mirrors. */
export function operationInput(input: object): never {
  return input as never;
}

export interface Service {
  readonly id: ServiceId;
  readonly operations: Readonly<Record<string, Operation>>;
  /** What the Resource Groups Tagging API sees of this service. */
  readonly taggables?: Taggables;
  /** Makes it seem that runs have been, so that histories are long from the start. */
  writePast?(ctx: CallContext, past: PastRuns): void;
  /** Resumes work that a restart interrupted (a stack half created, a NAT gateway pending). */
  resume?(ctx: CallContext): void;
  /** Ends what runs beside the endpoint, before it closes. */
  stop?(): void;
}

/** Runs that are to have ended, the last one `minutesApart` ago. */
export interface PastRuns {
  readonly of: 'glue-job' | 'glue-crawler';
  readonly name: string;
  readonly count: number;
  readonly minutesApart: number;
  /** The share that failed. */
  readonly failureRate: number;
}

/** The resources of one service that carry tags, for callers that know only ARNs. */
export interface Taggables {
  list(ctx: CallContext): TaggedResource[];
  tag(ctx: CallContext, arn: string, tags: Readonly<Record<string, string>>): void;
  untag(ctx: CallContext, arn: string, keys: readonly string[]): void;
}

export interface TaggedResource {
  readonly arn: string;
  /** As `ResourceTypeFilters` names it: `ec2:vpc`, `s3`, `logs:log-group`. */
  readonly type: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** An error as AWS answers it: the code on the wire, the wording of AWS, and the HTTP status. */
export class AwsError extends Error {
  readonly code: string;
  readonly httpStatus: number;
  /** Further members of the error on the wire, such as S3's `BucketName`. */
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    httpStatus = 400,
    details: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = code;
    this.code = code;
    this.httpStatus = httpStatus;
    this.details = details;
  }
}
