import {
  BatchStopJobRunCommand,
  CancelDataQualityRulesetEvaluationRunCommand,
  GetWorkflowRunCommand,
  ResetJobBookmarkCommand,
  ResumeWorkflowRunCommand,
  StartCrawlerCommand,
  StartCrawlerScheduleCommand,
  StartDataQualityRulesetEvaluationRunCommand,
  StartJobRunCommand,
  StartTriggerCommand,
  StartWorkflowRunCommand,
  StopCrawlerCommand,
  StopCrawlerScheduleCommand,
  StopTriggerCommand,
  StopWorkflowRunCommand,
  UpdateCrawlerScheduleCommand,
} from '@aws-sdk/client-glue';
import { AppError } from '#lib/errors/app-error.ts';
import {
  lastCrawlOf,
  pauseCrawlerSchedule,
  resumeCrawlerSchedule,
  runCrawler,
  scheduleCrawler,
  stopCrawler,
} from '#lib/resources/glue/crawler-actions.ts';
import {
  evaluateRuleset,
  lastEvaluationOf,
  stopEvaluation,
} from '#lib/resources/glue/data-quality-actions.ts';
import { targetTableOf } from '#lib/resources/glue/data-quality-state.ts';
import { glueRoleFor } from '#lib/resources/glue/glue-role.ts';
import { lastRunOf, resetBookmark, runJob, stopJob } from '#lib/resources/glue/job-actions.ts';
import { activateTrigger, deactivateTrigger } from '#lib/resources/glue/trigger-actions.ts';
import {
  lastWorkflowRunOf,
  resumeWorkflow,
  runWorkflow,
  stopWorkflow,
} from '#lib/resources/glue/workflow-actions.ts';
import type { Aws } from '../clients.ts';
import { expectJobRun } from '../glue-pipelines.ts';
import { unlessAbsent } from '../unless-absent.ts';
import { failedNodeIds } from './failed-node-ids.ts';
import { performs } from './performer.ts';

export const crawlerPerformers = [
  performs(runCrawler, async ({ aws: { glue }, node }) => {
    await glue.send(new StartCrawlerCommand({ Name: node.id }));
    return lastCrawlOf(node);
  }),
  performs(stopCrawler, async ({ aws: { glue }, node }) => {
    await glue.send(new StopCrawlerCommand({ Name: node.id }));
  }),
  performs(scheduleCrawler, async ({ aws: { glue }, node, input }) => {
    await glue.send(
      new UpdateCrawlerScheduleCommand({ CrawlerName: node.id, Schedule: input.schedule }),
    );
  }),
  performs(pauseCrawlerSchedule, async ({ aws: { glue }, node }) => {
    await glue.send(new StopCrawlerScheduleCommand({ CrawlerName: node.id }));
  }),
  performs(resumeCrawlerSchedule, async ({ aws: { glue }, node }) => {
    await glue.send(new StartCrawlerScheduleCommand({ CrawlerName: node.id }));
  }),
];

export const jobPerformers = [
  performs(runJob, async ({ aws, node, input }) => {
    const { JobRunId } = await aws.glue.send(
      new StartJobRunCommand({
        JobName: node.id,
        Arguments: argumentRecord(input.arguments),
        ...(input.workerType && { WorkerType: input.workerType }),
        ...(input.workers !== undefined && { NumberOfWorkers: input.workers }),
        ...(input.timeoutMinutes !== undefined && { Timeout: input.timeoutMinutes }),
      }),
    );
    expectJobRun(aws, node.id);
    return JobRunId;
  }),
  performs(stopJob, async ({ aws: { glue }, node }) => {
    const id = lastRunOf(node) ?? '';
    const { Errors = [] } = await glue.send(
      new BatchStopJobRunCommand({ JobName: node.id, JobRunIds: [id] }),
    );
    const [error] = Errors;
    if (error) {
      throw new AppError(
        'aws-refused',
        error.ErrorDetail?.ErrorMessage ?? 'Glue does not stop it.',
      );
    }
    return id;
  }),
  performs(resetBookmark, async ({ aws: { glue }, node }) => {
    const answer = await unlessAbsent(['EntityNotFoundException'], () =>
      glue.send(new ResetJobBookmarkCommand({ JobName: node.id })),
    );
    if (!answer) throw new AppError('action-unavailable', 'It has no bookmark to reset.');
  }),
];

export const workflowPerformers = [
  performs(runWorkflow, async ({ aws: { glue }, node }) => {
    const { RunId } = await glue.send(new StartWorkflowRunCommand({ Name: node.id }));
    return RunId;
  }),
  performs(stopWorkflow, async ({ aws: { glue }, node }) => {
    const RunId = lastWorkflowRunOf(node);
    await glue.send(new StopWorkflowRunCommand({ Name: node.id, RunId }));
    return RunId;
  }),
  performs(resumeWorkflow, async ({ aws: { glue }, node }) => {
    const RunId = lastWorkflowRunOf(node);
    const NodeIds = await failedNodesOf({ glue }, node.id, RunId);
    if (NodeIds.length === 0) {
      throw new AppError('action-unavailable', 'Nothing of its last run has failed.');
    }
    const resumed = await glue.send(
      new ResumeWorkflowRunCommand({ Name: node.id, RunId, NodeIds: [...NodeIds] }),
    );
    return resumed.RunId;
  }),
];

export const triggerPerformers = [
  performs(activateTrigger, async ({ aws: { glue }, node }) => {
    await glue.send(new StartTriggerCommand({ Name: node.id }));
  }),
  performs(deactivateTrigger, async ({ aws: { glue }, node }) => {
    await glue.send(new StopTriggerCommand({ Name: node.id }));
  }),
];

export const rulesetPerformers = [
  performs(evaluateRuleset, async ({ aws: { glue }, node, nodes, input }) => {
    const Role = glueRoleFor(node, nodes);
    if (Role === undefined) {
      throw new AppError(
        'action-unavailable',
        'The environment has no Glue job whose role could judge the table.',
      );
    }
    const target = targetTableOf(node.properties);
    const { RunId } = await glue.send(
      new StartDataQualityRulesetEvaluationRunCommand({
        DataSource: { GlueTable: { DatabaseName: target?.database, TableName: target?.table } },
        Role,
        NumberOfWorkers: input.workers,
        RulesetNames: [node.id],
      }),
    );
    return RunId;
  }),
  performs(stopEvaluation, async ({ aws: { glue }, node }) => {
    const RunId = lastEvaluationOf(node);
    await glue.send(new CancelDataQualityRulesetEvaluationRunCommand({ RunId }));
    return RunId;
  }),
];

async function failedNodesOf({ glue }: Pick<Aws, 'glue'>, Name: string, RunId?: string) {
  const { Run } = await glue.send(new GetWorkflowRunCommand({ Name, RunId, IncludeGraph: true }));
  return failedNodeIds(Run?.Graph);
}

/** `--name=value` as Glue takes it. */
function argumentRecord(given: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    given.map((text) => {
      const end = text.indexOf('=');
      return [text.slice(0, end), text.slice(end + 1)];
    }),
  );
}
