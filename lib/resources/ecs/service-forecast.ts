import type { LookUp } from '../action.ts';
import { textAt, valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { type CapacityMix, mixOf } from './capacity-mix.ts';
import { costText } from './fargate-price.ts';
import { taskSizeOf } from './task-size.ts';

/** What so many tasks of a service would cost by its mix, or by another one; undefined where that is not known. */
export function costOfService(
  service: Properties,
  count: unknown,
  lookUp: LookUp,
  mix: CapacityMix | undefined = mixOf(service),
): string | undefined {
  const size = taskSizeOf(lookUp(textAt(service, 'taskDefinition') ?? ''));
  const isCount = Number.isInteger(count) && Number(count) >= 0;
  return size && mix && isCount ? costText(Number(count), size, mix) : undefined;
}

/** Between which numbers automatic scaling keeps a service, where it does. */
export function scalingText(service: Properties, lookUp: LookUp): string | undefined {
  const target = lookUp(scalableTargetId(service));
  if (!target) return undefined;
  const [least] = valuesAt(target, 'MinCapacity');
  const [most] = valuesAt(target, 'MaxCapacity');
  return `Automatic scaling keeps between ${least} and ${most} tasks.`;
}

/** The id of the scalable target of a service, as CloudFormation forms it. */
export function scalableTargetId(service: Properties): string {
  const resource = textAt(service, 'serviceArn')?.split(':').at(-1) ?? '';
  return `${resource}|ecs:service:DesiredCount|ecs`;
}
