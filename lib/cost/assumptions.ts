import { z } from 'zod';

const most = 1_000_000;

function quantity(
  usual: number,
  words: {
    readonly title: string;
    readonly description: string;
    readonly unit: string;
    readonly group: string;
  },
  [least, largest]: readonly [least: number, largest: number] = [0, most],
) {
  return z
    .number('A number is needed')
    .min(least, `At least ${least} ${words.unit}`)
    .max(largest, `At most ${largest} ${words.unit}`)
    .default(usual)
    .meta({ ...words, control: 'number' });
}

const aMonth = [0, 744] as const;

/** What no template tells and every estimate needs: how long, how much, how often in a month. */
export const costAssumptions = z
  .strictObject({
    hours: quantity(
      730,
      {
        title: 'Hours of a month',
        description: 'For what is there all the time: gateways, addresses, load balancers, caches.',
        unit: 'hours',
        group: 'Hours',
      },
      [1, 744],
    ),
    hostHours: quantity(
      730,
      {
        title: 'Hours that hosts run',
        description: 'Fewer where the environment is parked at night.',
        unit: 'hours',
        group: 'Hours',
      },
      aMonth,
    ),
    databaseHours: quantity(
      730,
      {
        title: 'Hours that databases run',
        description:
          'Fewer where the environment is parked at night. Storage is billed regardless.',
        unit: 'hours',
        group: 'Hours',
      },
      aMonth,
    ),
    scaledTasks: quantity(1, {
      title: 'Tasks at work',
      description: 'Tasks of a service that run at the same time beyond its desired count.',
      unit: 'tasks',
      group: 'Tasks',
    }),
    scaledTaskHours: quantity(
      40,
      {
        title: 'Hours with tasks at work',
        description: 'Hours of the month in which a service runs tasks beyond its desired count.',
        unit: 'hours',
        group: 'Tasks',
      },
      aMonth,
    ),
    runTaskHours: quantity(10, {
      title: 'Hours of single tasks',
      description: 'Task-hours that people start by hand, of each task definition.',
      unit: 'hours',
      group: 'Tasks',
    }),
    jobRuns: quantity(10, {
      title: 'Runs of each job',
      description: 'Runs of each Glue job in a month.',
      unit: 'runs',
      group: 'Glue',
    }),
    jobMinutes: quantity(
      10,
      {
        title: 'Length of a job run',
        description: 'Glue bills a minute at least.',
        unit: 'minutes',
        group: 'Glue',
      },
      [1, 10_080],
    ),
    crawlerRuns: quantity(10, {
      title: 'Runs of each crawler',
      description: 'Runs of each Glue crawler in a month.',
      unit: 'runs',
      group: 'Glue',
    }),
    crawlerMinutes: quantity(
      10,
      {
        title: 'Length of a crawl',
        description: 'Glue bills ten minutes at least.',
        unit: 'minutes',
        group: 'Glue',
      },
      [10, 10_080],
    ),
    crawlerDpus: quantity(
      2,
      {
        title: 'DPUs of a crawl',
        description: 'Glue decides; two are usual.',
        unit: 'DPU',
        group: 'Glue',
      },
      [1, 100],
    ),
    evaluationRuns: quantity(4, {
      title: 'Evaluations of each ruleset',
      description: 'Data-quality evaluations in a month.',
      unit: 'runs',
      group: 'Glue',
    }),
    evaluationMinutes: quantity(
      5,
      {
        title: 'Length of an evaluation',
        description: 'Glue bills a minute at least.',
        unit: 'minutes',
        group: 'Glue',
      },
      [1, 2_880],
    ),
    bucketGb: quantity(50, {
      title: 'Data in each bucket',
      description: 'Where S3 has not been asked how much there is.',
      unit: 'GB',
      group: 'Storage',
    }),
    bucketThousands: quantity(10, {
      title: 'Objects in each bucket',
      description: 'Objects over 128 KB that Intelligent-Tiering watches.',
      unit: 'thousand',
      group: 'Storage',
    }),
    imageGb: quantity(2, {
      title: 'Images in each repository',
      description: 'All that the lifecycle policy keeps.',
      unit: 'GB',
      group: 'Storage',
    }),
    logGb: quantity(1, {
      title: 'Logs written to each group',
      description: 'A month.',
      unit: 'GB',
      group: 'Logs and traffic',
    }),
    natGatewayGb: quantity(20, {
      title: 'Data through each NAT gateway',
      description: 'A month, both directions.',
      unit: 'GB',
      group: 'Logs and traffic',
    }),
    loadBalancerLcus: quantity(
      0.5,
      {
        title: 'Load of each load balancer',
        description: 'Load balancer capacity units on average.',
        unit: 'LCU',
        group: 'Logs and traffic',
      },
      [0, 10_000],
    ),
    functionSeconds: quantity(60, {
      title: 'Running time of each function',
      description: 'Seconds a month; the functions of the layers run while they are deployed.',
      unit: 'seconds',
      group: 'Logs and traffic',
    }),
    queueThousands: quantity(150, {
      title: 'Requests to each queue',
      description: 'A month; Strata asks a queue of change events every 20 seconds.',
      unit: 'thousand',
      group: 'Logs and traffic',
    }),
  })
  .meta({ title: 'Cost assumptions' });

export type Assumptions = z.output<typeof costAssumptions>;
export type AssumptionId = keyof Assumptions;

/** What is reckoned with where nobody has said otherwise. */
export const usualAssumptions: Assumptions = costAssumptions.parse({});

export const assumptionIds: readonly AssumptionId[] = costAssumptions.keyof().options;

/** Assumptions as they were kept; those that are not accepted any more are as usual. */
export function acceptedAssumptions(kept: unknown): Assumptions {
  const values = new Map(Object.entries(kept ?? {}));
  const accepted = assumptionIds.filter(
    (id) => costAssumptions.shape[id].safeParse(values.get(id)).success,
  );
  return costAssumptions.parse(Object.fromEntries(accepted.map((id) => [id, values.get(id)])));
}

/** An assumption as people read it: `Hours that hosts run: 730 hours`. */
export function assumptionText(id: AssumptionId, assumptions: Assumptions): string {
  const { title, unit } = costAssumptions.shape[id].meta() ?? {};
  return `${title}: ${assumptions[id].toLocaleString('en-US')} ${unit}`;
}
