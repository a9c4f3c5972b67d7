import type { Service } from '../../service.ts';
import { catalogOperations } from './catalog-operations.ts';
import { resumeCrawls } from './crawler-life.ts';
import { resumeCrawlerSchedules } from './crawler-schedules.ts';
import {
  batchGetDataQualityResult,
  getDataQualityResult,
  listDataQualityResults,
} from './data-quality-results.ts';
import {
  createDataQualityRuleset,
  deleteDataQualityRuleset,
  getDataQualityRuleset,
  listDataQualityRulesets,
  updateDataQualityRuleset,
} from './data-quality-rulesets.ts';
import {
  cancelDataQualityRulesetEvaluationRun,
  getDataQualityRulesetEvaluationRun,
  listDataQualityRulesetEvaluationRuns,
  resumeEvaluationRuns,
  startDataQualityRulesetEvaluationRun,
} from './data-quality-runs.ts';
import { etlOperations } from './etl-operations.ts';
import { getTags, glueTags, tagResource, untagResource } from './glue-tags.ts';
import { resumeJobRuns } from './job-run-life.ts';
import { writePastRuns } from './past-runs.ts';
import { whenRunEnds } from './run-ended.ts';
import {
  createSecurityConfiguration,
  deleteSecurityConfiguration,
  getSecurityConfiguration,
  getSecurityConfigurations,
} from './security-configurations.ts';
import { fireStandaloneTriggers } from './standalone-triggers.ts';
import { resumeTriggers } from './trigger-life.ts';
import { progressWorkflow, resumeWorkflowRuns } from './workflow-progress.ts';

whenRunEnds((ctx, { workflowName, workflowRunId }) => {
  if (workflowName === undefined || workflowRunId === undefined) fireStandaloneTriggers(ctx);
  else progressWorkflow(ctx, workflowName, workflowRunId);
});

export const glue: Service = {
  id: 'Glue',
  operations: {
    ...catalogOperations,
    ...etlOperations,
    BatchGetDataQualityResult: batchGetDataQualityResult,
    CancelDataQualityRulesetEvaluationRun: cancelDataQualityRulesetEvaluationRun,
    CreateDataQualityRuleset: createDataQualityRuleset,
    CreateSecurityConfiguration: createSecurityConfiguration,
    DeleteDataQualityRuleset: deleteDataQualityRuleset,
    DeleteSecurityConfiguration: deleteSecurityConfiguration,
    GetDataQualityResult: getDataQualityResult,
    GetDataQualityRuleset: getDataQualityRuleset,
    GetDataQualityRulesetEvaluationRun: getDataQualityRulesetEvaluationRun,
    GetSecurityConfiguration: getSecurityConfiguration,
    GetSecurityConfigurations: getSecurityConfigurations,
    GetTags: getTags,
    ListDataQualityResults: listDataQualityResults,
    ListDataQualityRulesetEvaluationRuns: listDataQualityRulesetEvaluationRuns,
    ListDataQualityRulesets: listDataQualityRulesets,
    StartDataQualityRulesetEvaluationRun: startDataQualityRulesetEvaluationRun,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateDataQualityRuleset: updateDataQualityRuleset,
  },
  taggables: glueTags.taggables,
  writePast: writePastRuns,
  resume(ctx) {
    resumeCrawls(ctx);
    resumeCrawlerSchedules(ctx);
    resumeEvaluationRuns(ctx);
    resumeJobRuns(ctx);
    resumeTriggers(ctx);
    resumeWorkflowRuns(ctx);
  },
};
