import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from '#lib/runtime/process-wide.ts';

/** A call that changed something at AWS or read a secret, by the id that CloudTrail knows it by. */
export interface AwsCall {
  /** `CloudFormation ExecuteChangeSet`. */
  readonly call: string;
  readonly requestId: string;
}

/** What something was before and after it was changed. */
export interface Change {
  readonly before: unknown;
  readonly after: unknown;
}

/** What is learned on the way of something that the audit records. */
export interface Trace {
  readonly awsCalls: AwsCall[];
  environment?: string | undefined;
  target?: string | undefined;
  change?: Change | undefined;
}

interface Kept extends Trace {
  isOpen: boolean;
}

/** As many as one entry of the audit holds. */
const mostCalls = 100;

function storage(): AsyncLocalStorage<Kept> {
  return processWide('strata.trace', () => new AsyncLocalStorage<Kept>());
}

/** Does something, gathering what is noted on the way; what it sets off and does not wait for is not. */
export async function traced<T>(work: (trace: Trace) => Promise<T>): Promise<T> {
  const trace: Kept = { awsCalls: [], isOpen: true };
  try {
    return await storage().run(trace, () => work(trace));
  } finally {
    trace.isOpen = false;
  }
}

function current(): Kept | undefined {
  const trace = storage().getStore();
  return trace?.isOpen ? trace : undefined;
}

export function noteAwsCall(call: AwsCall): void {
  const trace = current();
  if (trace && trace.awsCalls.length < mostCalls) trace.awsCalls.push(call);
}

/** The calls that were noted and not taken yet. */
export function takeAwsCalls(): AwsCall[] {
  return current()?.awsCalls.splice(0) ?? [];
}

/** What it is about, where the request does not tell: a deployment that was opened, for one. */
export function noteTarget(target: string, environment?: string): void {
  const trace = current();
  if (!trace) return;
  trace.target = target;
  trace.environment = environment ?? trace.environment;
}

/** What it changes; undefined where it does not tell. */
export function noteChange(change: Change | undefined): void {
  const trace = current();
  if (trace) trace.change = change;
}
