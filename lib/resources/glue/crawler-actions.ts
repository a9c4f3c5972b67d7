import { z } from 'zod';
import { atOnce, defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt } from '../property-path.ts';
import { scheduleExpression } from './schedule-expression.ts';

const stateOf = ({ properties }: ResourceNode) => textAt(properties, 'State');
const scheduleOf = ({ properties }: ResourceNode) =>
  textAt(properties, 'Schedule.ScheduleExpression');
const scheduleStateOf = ({ properties }: ResourceNode) => textAt(properties, 'Schedule.State');

/** When the last crawl began, or `never`, by which the next one is told from it. */
export function lastCrawlOf({ properties }: ResourceNode): string {
  return textAt(properties, 'LastCrawl.StartTime') ?? 'never';
}

export const runCrawler = defineAction({
  id: 'run',
  title: 'Run',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `${name} scans its targets and updates the tables it finds there.`,
  unavailable: (node) => (stateOf(node) === 'READY' ? undefined : `It is ${stateOf(node)}.`),
  outcome: (node, { reference }) => {
    if (!node) return gone;
    if (stateOf(node) !== 'READY' || lastCrawlOf(node) === reference) return running;
    if (textAt(node.properties, 'LastCrawl.Status') === 'SUCCEEDED') return succeeded;
    return failed(textAt(node.properties, 'LastCrawl.ErrorMessage') ?? 'The crawl was stopped.');
  },
});

export const stopCrawler = defineAction({
  id: 'stop',
  title: 'Stop',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) => `${name} ends its crawl; what it has found so far stays in the catalog.`,
  unavailable: (node) => (stateOf(node) === 'RUNNING' ? undefined : 'No crawl is running.'),
  outcome: (node) => {
    if (!node) return gone;
    return stateOf(node) === 'READY' ? succeeded : running;
  },
});

export const scheduleCrawler = defineAction({
  id: 'schedule',
  title: 'Set schedule',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `${name} runs at these times from now on.`,
  input: z.strictObject({ schedule: scheduleExpression }),
  inputOf: (node) => ({ schedule: scheduleOf(node) ?? 'cron(0 2 * * ? *)' }),
  unavailable: (node) =>
    stateOf(node) === 'READY' ? undefined : 'Its schedule cannot change while it runs.',
  outcome: (node, { input }) => {
    if (!node) return gone;
    const { schedule } = z.object({ schedule: z.string() }).parse(input);
    return scheduleOf(node) === schedule ? succeeded : running;
  },
});

export const pauseCrawlerSchedule = defineAction({
  id: 'pause-schedule',
  title: 'Pause schedule',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) => `${name} runs when it is told to, and no longer by itself.`,
  unavailable: (node) => {
    if (scheduleOf(node) === undefined) return 'It has no schedule.';
    return scheduleStateOf(node) === 'SCHEDULED' ? undefined : 'Its schedule is paused already.';
  },
  outcome: atOnce,
});

export const resumeCrawlerSchedule = defineAction({
  id: 'resume-schedule',
  title: 'Resume schedule',
  permission: 'operate',
  confirmation: 'none',
  effect: (node) => `${node.name} runs by itself again: ${scheduleOf(node)}.`,
  unavailable: (node) => {
    if (scheduleOf(node) === undefined) return 'It has no schedule.';
    return scheduleStateOf(node) === 'SCHEDULED' ? 'Its schedule is not paused.' : undefined;
  },
  outcome: atOnce,
});
