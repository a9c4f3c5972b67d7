import { rateIn } from '#lib/prices/price-list.ts';
import { priceTable } from '#lib/prices/price-table.ts';
import { type CapacityMix, spotTasks } from './capacity-mix.ts';
import { runningTasks } from './task-price.ts';
import type { TaskSize } from './task-size.ts';

/** About what so many tasks cost by the table, in USD an hour; undefined where it has no price of a part. */
export function usdPerHour(count: number, size: TaskSize, mix: CapacityMix): number | undefined {
  let usd = 0;
  for (const { rate, amount } of runningTasks(count, size, mix)) {
    const usdPerUnit = rateIn(priceTable, rate);
    if (usdPerUnit === undefined || amount === undefined) return undefined;
    usd += usdPerUnit * amount;
  }
  return usd;
}

/** What so many tasks cost, as a sentence or two; undefined where the table has no price of them. */
export function costText(count: number, size: TaskSize, mix: CapacityMix): string | undefined {
  if (count === 0) return 'Costs nothing while no task runs.';
  const usd = usdPerHour(count, size, mix);
  if (usd === undefined) return undefined;
  const spot = spotTasks(count, mix);
  const tasks = count === 1 ? '1 task' : `${count} tasks`;
  const where = spot === 0 ? 'on demand' : spot === count ? 'on Spot' : `${spot} of them on Spot`;
  const sum = usd < 0.01 ? 'Less than $0.01' : `About $${usd.toFixed(2)}`;
  return `${sum} an hour: ${tasks} of ${size.cpu / 1_024} vCPU and ${size.memoryMib / 1_024} GB, ${where}. List price of US East (Ohio)${spot > 0 ? ', Spot at 70 % less' : ''}.`;
}
