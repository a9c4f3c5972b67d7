import type { Action, StartJobRunRequest } from '@aws-sdk/client-glue';
import { requireCapacity, unitsOf } from './job-capacity.ts';
import type { JobRecord, RunSettings } from './job-store.ts';
import { defaultGlueVersion, defaultTimeoutMinutes } from './jobs.ts';
import { invalidInput } from './refusals.ts';

export type RunOverrides = Omit<StartJobRunRequest, 'JobName' | 'JobRunId'> | Action;

/**
 * What a run uses: the job's definition, and over it what the call or the trigger's action says.
 * @throws AwsError InvalidInputException
 */
export function runSettings({ settings: job }: JobRecord, overrides: RunOverrides): RunSettings {
  const capacity = {
    WorkerType: job.WorkerType,
    NumberOfWorkers: job.NumberOfWorkers,
    MaxCapacity: job.MaxCapacity,
    AllocatedCapacity: job.AllocatedCapacity,
    ...capacityOf(overrides),
  };
  requireCapacity(capacity);
  const fixed = Object.keys(job.NonOverridableArguments ?? {});
  const refused = Object.keys(overrides.Arguments ?? {}).find((name) => fixed.includes(name));
  if (refused !== undefined) throw invalidInput(`The argument ${refused} cannot be overridden.`);
  const executionClass =
    'ExecutionClass' in overrides ? overrides.ExecutionClass : job.ExecutionClass;
  const securityConfiguration = overrides.SecurityConfiguration ?? job.SecurityConfiguration;
  const notification = overrides.NotificationProperty ?? job.NotificationProperty;
  return {
    arguments: { ...overrides.Arguments },
    ...(capacity.WorkerType && { workerType: capacity.WorkerType }),
    ...(capacity.NumberOfWorkers && { workers: capacity.NumberOfWorkers }),
    capacity: unitsOf(capacity, job.Command),
    timeoutMinutes: overrides.Timeout ?? job.Timeout ?? defaultTimeoutMinutes(job),
    glueVersion: job.GlueVersion ?? defaultGlueVersion,
    ...(executionClass && { executionClass }),
    ...(securityConfiguration && { securityConfiguration }),
    ...(notification && { notification }),
  };
}

/** A choice of workers replaces one of units, and the other way round. */
function capacityOf(overrides: RunOverrides): object {
  if ('WorkerType' in overrides || 'NumberOfWorkers' in overrides) {
    return {
      MaxCapacity: undefined,
      AllocatedCapacity: undefined,
      ...(overrides.WorkerType && { WorkerType: overrides.WorkerType }),
      ...(overrides.NumberOfWorkers && { NumberOfWorkers: overrides.NumberOfWorkers }),
      ...(overrides.MaxCapacity && { MaxCapacity: overrides.MaxCapacity }),
    };
  }
  const units = 'MaxCapacity' in overrides ? overrides.MaxCapacity : undefined;
  if (units === undefined) return {};
  return {
    WorkerType: undefined,
    NumberOfWorkers: undefined,
    AllocatedCapacity: undefined,
    MaxCapacity: units,
  };
}
