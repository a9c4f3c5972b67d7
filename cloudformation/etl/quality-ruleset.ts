import { sub } from '../builder/intrinsics.ts';
import type { EtlScope } from './etl-scope.ts';

/** The same rules as the quality job's, for runs from the catalog (AWS Glue, "DQDL rule type reference"). */
const rules = [
  'RowCount > 0',
  'IsComplete "dt"',
  'IsComplete "source"',
  'IsComplete "kind"',
  'IsComplete "run_id"',
  'ColumnValues "source" in ["logs", "events", "feeds"]',
  'ColumnValues "records" > 0',
  'ColumnValues "errors" >= 0',
  'CustomSql "select count(*) from primary where errors > records" = 0',
  'CustomSql "select count(*) from primary where duration_ms_sum < 0" = 0',
];

/** Data quality rules of the daily aggregates. */
export function addQualityRuleset({ template, environment, database }: EtlScope): void {
  template.resource('QualityRuleset', 'AWS::Glue::DataQualityRuleset', {
    Name: sub`${environment}-daily-agg-quality`,
    Description: 'What rows of the daily aggregates have to satisfy',
    Ruleset: `Rules = [\n  ${rules.join(',\n  ')}\n]`,
    TargetTable: { DatabaseName: database, TableName: 'daily_agg' },
  });
}
