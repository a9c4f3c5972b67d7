import { priceTable } from '#lib/prices/price-table.ts';
import { textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { type CapacityMix, spotTasks } from './capacity-mix.ts';

export interface TaskSize {
  /** CPU units, 1,024 to a vCPU. */
  readonly cpu: number;
  readonly memoryMib: number;
  readonly architecture: 'X86_64' | 'ARM64';
}

/** The size of a definition's tasks; undefined where the definition does not tell, as those for EC2. */
export function taskSizeOf(definition: Properties | undefined): TaskSize | undefined {
  if (!definition) return undefined;
  const cpu = Number(textAt(definition, 'cpu'));
  const memoryMib = Number(textAt(definition, 'memory'));
  if (!(cpu > 0 && memoryMib > 0)) return undefined;
  const isArm = textAt(definition, 'runtimePlatform.cpuArchitecture') === 'ARM64';
  return { cpu, memoryMib, architecture: isArm ? 'ARM64' : 'X86_64' };
}

/** About what so many tasks cost, in US dollars an hour. */
export function usdPerHour(count: number, size: TaskSize, mix: CapacityMix): number {
  const { vcpu, gibibyte } = priceTable.fargate[size.architecture];
  const each = (size.cpu / 1_024) * vcpu + (size.memoryMib / 1_024) * gibibyte;
  const spot = spotTasks(count, mix);
  return each * (count - spot + spot * priceTable.fargate.spotShare);
}

/** What so many tasks cost, as a sentence or two. */
export function costText(count: number, size: TaskSize, mix: CapacityMix): string {
  if (count === 0) return 'Costs nothing while no task runs.';
  const spot = spotTasks(count, mix);
  const tasks = count === 1 ? '1 task' : `${count} tasks`;
  const where = spot === 0 ? 'on demand' : spot === count ? 'on Spot' : `${spot} of them on Spot`;
  const usd = usdPerHour(count, size, mix);
  const sum = usd < 0.01 ? 'Less than $0.01' : `About $${usd.toFixed(2)}`;
  return `${sum} an hour: ${tasks} of ${size.cpu / 1_024} vCPU and ${size.memoryMib / 1_024} GB, ${where}. List price of US East (Ohio)${spot > 0 ? ', Spot at 70 % less' : ''}.`;
}
