import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { processWide } from '#lib/runtime/process-wide.ts';
import type { OperationNames } from './operation-names.ts';
import type { SharedState } from './read-shared-state.ts';

export interface AnsweredRequest {
  readonly method: string;
  /** Path and query, as they were asked for. */
  readonly target: string;
  /** Undefined where whoever asked was gone before the end. */
  readonly status: number | undefined;
  readonly seconds: number;
}

export interface EndedAwsCall {
  readonly service: string;
  readonly operation: string;
  /** `ok`, or what became of it in the product's words: `throttled`, `denied`, … */
  readonly outcome: string;
  readonly seconds: number;
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** What the process counts, for Prometheus. No label says what an operator called something. */
class Metrics {
  readonly #registry = new Registry();
  #nameOf: OperationNames = () => 'unknown';

  readonly #requests = new Histogram({
    name: 'strata_http_request_duration_seconds',
    help: 'Requests by operation, method and class of status, from their arrival to their end',
    labelNames: ['operation', 'method', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.#registry],
  });
  readonly #awsCalls = new Counter({
    name: 'strata_aws_calls_total',
    help: 'Calls of AWS by service, operation and outcome; retries of the SDK are within one',
    labelNames: ['service', 'operation', 'outcome'],
    registers: [this.#registry],
  });
  readonly #awsDurations = new Histogram({
    name: 'strata_aws_call_duration_seconds',
    help: 'How long calls of AWS take, retries of the SDK included',
    labelNames: ['service', 'operation'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [this.#registry],
  });
  readonly #streams = this.#gauge('strata_live_streams', 'Event streams that are open');
  readonly #deployments = new Gauge({
    name: 'strata_deployments',
    help: 'Deployments by status; the same from every instance on one database',
    labelNames: ['status'],
    registers: [this.#registry],
  });
  readonly #jobs = new Gauge({
    name: 'strata_queue_jobs',
    help: 'Jobs of the deployment queue by state; the same from every instance on one database',
    labelNames: ['state'],
    registers: [this.#registry],
  });
  readonly #auditEntries = this.#gauge('strata_audit_entries', 'Entries of the audit');
  readonly #auditLag = new Gauge({
    name: 'strata_audit_undelivered_entries',
    help: 'Entries of the audit that a receiver has not taken yet',
    labelNames: ['receiver'],
    registers: [this.#registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.#registry });
  }

  nameOperations(nameOf: OperationNames): void {
    this.#nameOf = nameOf;
  }

  requestAnswered({ method, target, status, seconds }: AnsweredRequest): void {
    const operation = this.#nameOf(method, target);
    // How long a stream is open says nothing of how fast the server is.
    if (operation === 'stream' && status === 200) return;
    const labels = {
      operation,
      method: knownMethods.has(method) ? method : 'other',
      status: status === undefined ? 'aborted' : `${Math.floor(status / 100)}xx`,
    };
    this.#requests.observe(labels, seconds);
  }

  awsCallEnded({ service, operation, outcome, seconds }: EndedAwsCall): void {
    this.#awsCalls.inc({ service, operation, outcome });
    this.#awsDurations.observe({ service, operation }, seconds);
  }

  /** Counts a stream until what it returns is called. */
  streamOpened(): () => void {
    this.#streams.inc();
    let isOpen = true;
    return () => {
      if (isOpen) this.#streams.dec();
      isOpen = false;
    };
  }

  /** Everything in Prometheus' text format, with the present state of the database. */
  async render(state: SharedState): Promise<{ contentType: string; text: string }> {
    this.#deployments.reset();
    for (const { status, count } of state.deployments) this.#deployments.set({ status }, count);
    this.#jobs.reset();
    for (const { state: of, count } of state.jobs) this.#jobs.set({ state: of }, count);
    this.#auditEntries.set(state.auditEntries);
    this.#auditLag.reset();
    for (const { receiver, count } of state.undelivered) this.#auditLag.set({ receiver }, count);
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() };
  }

  #gauge(name: string, help: string) {
    return new Gauge({ name, help, registers: [this.#registry] });
  }
}

/** The process's metrics. */
export function metrics(): Metrics {
  return processWide('strata.metrics', () => new Metrics());
}
