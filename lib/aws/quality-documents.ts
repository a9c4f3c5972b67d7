import type { DataQualityResult, DataQualityRuleResult } from '@aws-sdk/client-glue';
import type { QualityResult, QualityRule } from '#lib/api/quality.ts';
import { timeOf } from './glue-run-documents.ts';

/** What a ruleset made of a table as the API tells of it. */
export function qualityResultDocument(result: DataQualityResult): QualityResult {
  return {
    id: result.ResultId ?? '',
    score: result.Score ?? null,
    startedAt: timeOf(result.StartedOn) ?? new Date(0).toISOString(),
    completedAt: timeOf(result.CompletedOn),
    run: result.RulesetEvaluationRunId ?? result.JobRunId ?? null,
    job: result.JobName ?? null,
    rules: (result.RuleResults ?? []).map(ruleDocument),
    analyzers: (result.AnalyzerResults ?? []).map((analyzer) => ({
      analyzer: analyzer.Description ?? analyzer.Name ?? '',
      message: analyzer.EvaluationMessage ?? null,
      metrics: analyzer.EvaluatedMetrics ?? {},
    })),
  };
}

function ruleDocument(rule: DataQualityRuleResult): QualityRule {
  return {
    name: rule.Name ?? '',
    rule: rule.Description ?? rule.EvaluatedRule ?? '',
    result: rule.Result ?? 'UNKNOWN',
    message: rule.EvaluationMessage ?? null,
    metrics: rule.EvaluatedMetrics ?? {},
  };
}
