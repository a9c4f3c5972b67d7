import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';

/** `LastRun` is what discovery calls the newest of a job's runs; the others are Glue's own. */
const lastRunPaths = ['LastRun', 'LastCrawl'];
const statePaths = ['JobRunState', 'Status'];
const timePaths = ['CompletedOn', 'StartedOn', 'StartTime'];

/** When a crawler, job or workflow last ran, as `24 Nov 10:15` in UTC; undefined for one that never did. */
export function lastRunTime(properties: Properties): string | undefined {
  const run = lastRunOf(properties);
  const time = run && firstText(run, timePaths);
  return time === undefined ? undefined : shortTime(time);
}

const running: ReadonlySet<unknown> = new Set(['RUNNING', 'STARTING', 'WAITING', 'PROVISIONING']);

/** Whether a crawler, job, workflow, task or service does something at this moment. */
export function isRunning({ type, properties }: ResourceNode): boolean {
  switch (type) {
    case 'AWS::Glue::Crawler':
      return running.has(properties.State);
    case 'AWS::Glue::Job':
    case 'AWS::Glue::Workflow': {
      const run = lastRunOf(properties);
      return run !== undefined && running.has(firstText(run, statePaths));
    }
    case 'AWS::ECS::Service':
      return typeof properties.runningCount === 'number' && properties.runningCount > 0;
    case 'AWS::ECS::Task':
      return running.has(properties.lastStatus);
    default:
      return false;
  }
}

function lastRunOf(properties: Properties): Properties | undefined {
  return lastRunPaths.flatMap((path) => objectsAt(properties, path))[0];
}

function firstText(holder: Properties, paths: readonly string[]): string | undefined {
  return paths.map((path) => textAt(holder, path)).find((text) => text !== undefined);
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `24 Nov 10:15`, UTC; the text itself where it is no time. */
function shortTime(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) return text;
  const clock = time.toISOString().slice(11, 16);
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]} ${clock}`;
}
