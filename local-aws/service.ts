import type { Clock } from './clock.ts';
import type { Store } from './store/store.ts';

/** The client packages whose schemas this endpoint speaks; ids as the SDK's `serviceId`. */
export type ServiceId =
  | 'CloudFormation'
  | 'CloudWatch Logs'
  | 'EC2'
  | 'IAM'
  | 'Resource Groups Tagging API'
  | 'S3'
  | 'STS';

/** What one call, or one step of a stack operation, runs in. */
export interface CallContext {
  readonly account: string;
  readonly region: string;
  readonly clock: Clock;
  readonly store: Store;
  readonly requestId: string;
  /** Calls an operation of this endpoint in-process, as CloudFormation calls the other services. */
  call(service: ServiceId, operation: string, input: object): Promise<Record<string, unknown>>;
}

/** Input and output are what the SDK's schema of the operation describes (plain objects, Dates, Uint8Arrays). */
export type Operation<Input = never, Output = unknown> = (
  input: Input,
  ctx: CallContext,
) => Output | Promise<Output>;

export interface Service {
  readonly id: ServiceId;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Resumes work that a restart interrupted (a stack half created, a NAT gateway pending). */
  resume?(ctx: CallContext): void;
}

/** An error as AWS answers it: the code on the wire, the wording of AWS, and the HTTP status. */
export class AwsError extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = code;
    this.code = code;
    this.httpStatus = httpStatus;
  }
}
