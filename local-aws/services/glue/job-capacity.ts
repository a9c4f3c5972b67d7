import type { JobSettings } from './job-store.ts';
import { invalidInput } from './refusals.ts';

/** Source: "WorkerType" of CreateJob, Glue API reference; data processing units of one worker. */
const unitsPerWorker: Readonly<Record<string, number>> = {
  Standard: 1,
  'G.025X': 0.25,
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
  'G.12X': 12,
  'G.16X': 16,
  'R.1X': 1,
  'R.2X': 2,
  'R.4X': 4,
  'R.8X': 8,
  'Z.2X': 2,
};

export interface CapacityChoice {
  readonly WorkerType?: string | undefined;
  readonly NumberOfWorkers?: number | undefined;
  readonly MaxCapacity?: number | undefined;
  readonly AllocatedCapacity?: number | undefined;
}

/** @throws AwsError InvalidInputException for a choice that contradicts itself */
export function requireCapacity(choice: CapacityChoice): void {
  const { AllocatedCapacity, MaxCapacity, NumberOfWorkers, WorkerType } = choice;
  if ((WorkerType ?? NumberOfWorkers) !== undefined && MaxCapacity !== undefined) {
    throw invalidInput(
      'Please do not set Max Capacity if using Worker Type and Number of Workers.',
    );
  }
  if ((WorkerType === undefined) !== (NumberOfWorkers === undefined)) {
    throw invalidInput('Please set both Worker Type and Number of Workers.');
  }
  if (AllocatedCapacity !== undefined && MaxCapacity !== undefined) {
    throw invalidInput('Please set only Allocated Capacity or Max Capacity.');
  }
  if (WorkerType !== undefined && unitsPerWorker[WorkerType] === undefined) {
    throw invalidInput(`Worker Type ${WorkerType} is not supported.`);
  }
}

/** Data processing units of a job; those of a shell or an ETL job where nothing is said. */
export function unitsOf(choice: CapacityChoice, command: JobSettings['Command']): number {
  const { AllocatedCapacity, MaxCapacity, NumberOfWorkers, WorkerType } = choice;
  if (WorkerType !== undefined) return (unitsPerWorker[WorkerType] ?? 1) * (NumberOfWorkers ?? 1);
  return MaxCapacity ?? AllocatedCapacity ?? (command?.Name === 'pythonshell' ? 0.0625 : 10);
}
