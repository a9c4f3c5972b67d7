import { shareOf } from '../../control/share-of.ts';
import type { JobRunRecord } from './job-store.ts';

interface RunLines {
  readonly output: string[];
  readonly error: string[];
}

/** No script runs; these are lines as one would write them, the same ones for the same run and time at work. */
export function linesOf(run: JobRunRecord): RunLines {
  const { executionSeconds, jobName, state } = run;
  switch (state) {
    case 'RUNNING':
      return executionSeconds === 0 ? firstLines(run) : progressLines(run);
    case 'SUCCEEDED':
      return {
        output: [
          `INFO ${jobName}: ${recordsAfter(run, executionSeconds)} records written`,
          `INFO ${jobName}: succeeded after ${executionSeconds} s`,
        ],
        error: ['INFO SparkContext: Successfully stopped SparkContext'],
      };
    case 'STOPPED':
      return { output: [`WARN ${jobName}: stopped on request`], error: [] };
    case 'TIMEOUT':
      return { output: [], error: [`ERROR ${jobName}: exceeded its timeout`] };
    default:
      return { output: [], error: [`ERROR ${jobName}: ${run.error ?? 'failed'}`] };
  }
}

function firstLines(run: JobRunRecord): RunLines {
  const { jobName, settings } = run;
  return {
    output: [
      `INFO ${jobName}: run ${run.id}, attempt ${run.attempt}`,
      `INFO ${jobName}: Glue ${settings.glueVersion}, ${settings.capacity} DPU`,
      ...argumentLines(run),
    ],
    error: [
      'INFO preparing the Spark context',
      `INFO SparkContext: Running Spark for Glue ${settings.glueVersion}`,
    ],
  };
}

/** Several lines for each second of AWS time at work since the last ones. */
function progressLines(run: JobRunRecord): RunLines {
  const { executionSeconds, jobName } = run;
  const stage = Math.ceil(executionSeconds / 5);
  const tasks = 8 + Math.floor(shareOf(`${run.id}/${stage}/tasks`) * 24);
  const ms = (task: number) => 80 + Math.floor(shareOf(`${run.id}/${stage}/${task}`) * 900);
  return {
    output: [
      `INFO ${jobName}: ${recordsAfter(run, executionSeconds)} records read after ${executionSeconds} s`,
      `INFO ${jobName}: stage ${stage} done, ${tasks} tasks`,
    ],
    error: [
      `INFO DAGScheduler: Submitting ${tasks} missing tasks from ResultStage ${stage}`,
      ...Array.from(
        { length: tasks },
        (_, task) =>
          `INFO TaskSetManager: Finished task ${task}.0 in stage ${stage}.0 in ${ms(task)} ms (${task + 1}/${tasks})`,
      ),
      `INFO DAGScheduler: ResultStage ${stage} finished`,
    ],
  };
}

function recordsAfter({ id }: JobRunRecord, executionSeconds: number): number {
  return Math.floor((400 + shareOf(`${id}/rate`) * 4600) * executionSeconds);
}

const secretWords = /password|secret|token|key/i;

function argumentLines({ jobName, settings }: JobRunRecord): string[] {
  return Object.entries(settings.arguments).map(
    ([name, value]) =>
      `INFO ${jobName}: ${name} = ${secretWords.test(name) ? '(not shown)' : value}`,
  );
}
