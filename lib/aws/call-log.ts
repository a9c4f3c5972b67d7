import { noteAwsCall } from '#lib/context/trace.ts';
import type { Log } from '#lib/log/log.ts';
import { metrics } from '#lib/metrics/metrics.ts';
import { translateAwsError } from './translate-error.ts';

interface Instrumentable {
  readonly config: { readonly serviceId?: string };
  readonly middlewareStack: {
    add(
      middleware: (
        next: (args: never) => Promise<CallResult>,
        context: { readonly commandName?: string },
      ) => (args: never) => Promise<CallResult>,
      options: { readonly step: 'initialize'; readonly name: string },
    ): void;
  };
}

interface CallResult {
  readonly output: { readonly $metadata?: CallMetadata };
}

interface CallMetadata {
  readonly attempts?: number;
  readonly requestId?: string;
}

interface Failure {
  readonly name?: string;
  readonly $metadata?: CallMetadata;
}

/** Calls that change nothing and reveal nothing, which the audit does without. */
const mereRead = /^(BatchGet|Describe|Get(?!SecretValue)|Head|List)/;

/**
 * One debug line per call: service, operation, milliseconds, attempts, and the error's name. What
 * changes something or reads a secret is noted by its request id, and every call is counted.
 */
export function logCalls(client: object, log: Log): void {
  const { config, middlewareStack } = instrumentable(client);
  middlewareStack.add(
    (next, context) => async (args) => {
      const startedAt = performance.now();
      const service = config.serviceId ?? '';
      const operation = context.commandName?.replace(/Command$/, '') ?? '';
      const line = (metadata: CallMetadata | undefined, failure?: Failure) => {
        const error = failure && (failure.name ?? 'Error');
        const requestId = metadata?.requestId;
        if (requestId && !mereRead.test(operation)) {
          noteAwsCall({ call: `${service} ${operation}`, requestId });
        }
        const ms = Math.round(performance.now() - startedAt);
        const { attempts } = metadata ?? {};
        const outcome = failure ? translateAwsError(failure).code.replace(/^aws-/, '') : 'ok';
        metrics().awsCallEnded({ service, operation, outcome, seconds: ms / 1_000 });
        log.debug(
          { aws: { service, operation, ms, attempts, requestId, ...(error ? { error } : {}) } },
          'aws call',
        );
      };
      try {
        const result = await next(args);
        line(result.output.$metadata);
        return result;
      } catch (error) {
        const failure = error as Failure;
        line(failure.$metadata, failure);
        throw error;
      }
    },
    { step: 'initialize', name: 'strataCallLog' },
  );
}

/** Each client's middleware stack is typed for its own commands; the log needs what they share. */
function instrumentable(client: object): Instrumentable {
  return client as Instrumentable;
}
