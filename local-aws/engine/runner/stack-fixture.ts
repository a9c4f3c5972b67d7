import { randomUUID } from 'node:crypto';
import { callContext, resumeServices } from '../../call-contexts.ts';
import { scaledClock } from '../../clock.ts';
import type {
  CallContext,
  ResourceFailure,
  ResourceStep,
  Service,
  ServiceId,
} from '../../service.ts';
import { cloudFormation } from '../../services/cloudformation/service.ts';
import { ec2 } from '../../services/ec2/service.ts';
import { ecs } from '../../services/ecs/service.ts';
import { elasticLoadBalancing } from '../../services/elastic-load-balancing/service.ts';
import { elastiCache } from '../../services/elasticache/service.ts';
import { rds } from '../../services/rds/service.ts';
import { openStore } from '../../store/sqlite-store.ts';

export interface StackFixture {
  readonly ctx: CallContext;
  /** Failures planned for steps that match; each is used once. */
  readonly failures: (Partial<ResourceStep> & ResourceFailure)[];
  cloudFormation(operation: string, input: object): Promise<Record<string, unknown>>;
  ec2(operation: string, input: object): Promise<Record<string, unknown>>;
  /** Ends all waiting, as the end of the process would. */
  stop(): void;
}

/** CloudFormation and what its stacks are made of in this process, over a store in memory or in a file that another fixture may open next. */
export function stackFixture(path = ':memory:', speed = 10_000): StackFixture {
  const failures: StackFixture['failures'] = [];
  const clock = scaledClock(speed);
  const store = openStore(path);
  const services = new Map<ServiceId, Service>(
    [cloudFormation, ec2(), ecs, elasticLoadBalancing, elastiCache, rds].map((service) => [
      service.id,
      service,
    ]),
  );
  const resourceFailure = (step: ResourceStep): ResourceFailure | undefined => {
    const index = failures.findIndex(
      ({ stack, logicalId, type, action }) =>
        (stack ?? step.stack) === step.stack &&
        (logicalId ?? step.logicalId) === step.logicalId &&
        (type ?? step.type) === step.type &&
        (action ?? step.action) === step.action,
    );
    return index < 0 ? undefined : failures.splice(index, 1)[0];
  };
  const source = { clock, store, services, faults: { resourceFailure }, endpointUrl: () => '' };
  resumeServices(source);
  const ctx = callContext(source, 'CloudFormation', {
    account: '000000000000',
    region: 'us-east-2',
    requestId: randomUUID(),
  });
  return {
    ctx,
    failures,
    cloudFormation: (operation, input) => ctx.call('CloudFormation', operation, input),
    ec2: (operation, input) => ctx.call('EC2', operation, input),
    stop() {
      clock.stop();
      store.close();
    },
  };
}
