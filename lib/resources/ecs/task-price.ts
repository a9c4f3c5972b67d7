import type { PriceContext, PriceDimension, PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { camelCased } from './camel-cased.ts';
import { type CapacityMix, mixOf, spotTasks } from './capacity-mix.ts';
import { type TaskSize, taskSizeOf } from './task-size.ts';

type Purpose = Pick<PriceDimension, 'times' | 'billing'> & { readonly what: string };

const asked: Purpose = { what: 'Desired tasks', times: ['hours'], billing: 'running' };
const scaled: Purpose = {
  what: 'Tasks at work',
  times: ['scaledTasks', 'scaledTaskHours'],
  billing: 'use',
};
const single: Purpose = { what: 'Single tasks', times: ['runTaskHours'], billing: 'use' };

export const servicePrice: PriceStatement = {
  dimensions: (own, { find }) =>
    ofService(camelCased(own), { find: (id) => camelCased(find(id) ?? {}) }),
  live: ofService,
};

/** What people start by hand, at the price of on demand. */
export const taskDefinitionPrice: PriceStatement = {
  dimensions: (own) => ofDefinition(camelCased(own)),
  live: ofDefinition,
};

/** So many tasks all the time, spread as a mix says. */
export function runningTasks(count: number, size: TaskSize, mix: CapacityMix): PriceDimension[] {
  const onSpot = spotTasks(count, mix);
  return [
    ...taskDimensions(asked, count - onSpot, size, 'fargate'),
    ...taskDimensions(asked, onSpot, size, 'fargate-spot'),
  ];
}

/** Tasks of the desired count all the time, and those that scaling adds by the weights alone. */
function ofService(service: Properties, { find }: PriceContext): PriceDimension[] {
  const size = taskSizeOf(find(textAt(service, 'taskDefinition') ?? ''));
  const mix = mixOf(service);
  if (!size || !mix) return [unknownTasks];
  const weights = mix.onDemandWeight + mix.spotWeight;
  const spotShare = weights === 0 ? 0 : mix.spotWeight / weights;
  return [
    ...runningTasks(desiredCount(service), size, mix),
    ...taskDimensions(scaled, 1 - spotShare, size, 'fargate'),
    ...taskDimensions(scaled, spotShare, size, 'fargate-spot'),
  ];
}

function ofDefinition(definition: Properties): PriceDimension[] {
  const size = taskSizeOf(definition);
  return size ? taskDimensions(single, 1, size, 'fargate') : [unknownTasks];
}

const unknownTasks: PriceDimension = {
  title: 'Tasks',
  rate: 'fargate/unknown size or capacity',
  unit: 'hour',
  amount: undefined,
  times: [],
  billing: 'running',
};

function taskDimensions(
  { what, ...purpose }: Purpose,
  tasks: number,
  { cpu, memoryMib, architecture, extraStorageGib }: TaskSize,
  capacity: 'fargate' | 'fargate-spot',
): PriceDimension[] {
  if (tasks === 0) return [];
  const title = `${what}, ${capacity === 'fargate-spot' ? 'Spot' : 'on demand'}`;
  const part = (name: string, rate: string, each: number, unit: string): PriceDimension => ({
    ...purpose,
    title: `${title}: ${name}`,
    rate,
    unit,
    amount: tasks * each,
  });
  const vcpu = part('vCPU', `${capacity}-vcpu/${architecture}`, cpu / 1_024, 'vCPU-hour');
  const memory = part('memory', `${capacity}-gb/${architecture}`, memoryMib / 1_024, 'GB-hour');
  if (extraStorageGib === 0) return [vcpu, memory];
  const rate = 'fargate-storage/gb-hour';
  return [vcpu, memory, part('temporary storage beyond 20 GiB', rate, extraStorageGib, 'GB-hour')];
}

/** A service that does not say has one task (CloudFormation, AWS::ECS::Service). */
function desiredCount(service: Properties): number {
  if (textAt(service, 'status') === 'INACTIVE') return 0;
  return numberAt(service, 'desiredCount') ?? 1;
}
