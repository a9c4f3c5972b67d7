import type { PriceStatement } from '../price.ts';
import { numberAt, textAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';
import { usualWorkers } from './data-quality-actions.ts';

const minutesAnHour = 60;

/** DPUs of one worker. Source: "Defining job properties for Spark jobs", AWS Glue developer guide. */
const dpusOfWorker: Readonly<Record<string, number>> = {
  'G.025X': 0.25,
  Standard: 1,
  'G.1X': 1,
  'G.2X': 2,
  'G.4X': 4,
  'G.8X': 8,
};

/** DPUs of a run; undefined where the properties do not tell. */
export function dpusOf(job: Properties): number | undefined {
  const workerType = textAt(job, 'WorkerType');
  if (workerType === undefined) return numberAt(job, 'MaxCapacity');
  const workers = numberAt(job, 'NumberOfWorkers');
  const each = Object.hasOwn(dpusOfWorker, workerType) ? dpusOfWorker[workerType] : undefined;
  return workers === undefined || each === undefined ? undefined : workers * each;
}

export const jobPrice: PriceStatement = {
  dimensions: (properties) => {
    const dpus = dpusOf(properties);
    return [
      {
        title: 'Runs',
        rate: `glue/${textAt(properties, 'ExecutionClass') ?? 'STANDARD'}`,
        unit: 'DPU-hour',
        amount: dpus === undefined ? undefined : dpus / minutesAnHour,
        times: ['jobRuns', 'jobMinutes'],
        billing: 'use',
      },
    ];
  },
};

export const crawlerPrice: PriceStatement = {
  dimensions: () => [
    {
      title: 'Crawls',
      rate: 'glue/STANDARD',
      unit: 'DPU-hour',
      amount: 1 / minutesAnHour,
      times: ['crawlerDpus', 'crawlerRuns', 'crawlerMinutes'],
      billing: 'use',
    },
  ],
};

export const rulesetPrice: PriceStatement = {
  dimensions: () => [
    {
      title: 'Evaluations',
      rate: 'glue/STANDARD',
      unit: 'DPU-hour',
      amount: usualWorkers / minutesAnHour,
      times: ['evaluationRuns', 'evaluationMinutes'],
      billing: 'use',
    },
  ],
};
