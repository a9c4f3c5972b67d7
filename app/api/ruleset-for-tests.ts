import {
  CreateDatabaseCommand,
  CreateDataQualityRulesetCommand,
  CreateTableCommand,
} from '@aws-sdk/client-glue';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/** A data quality ruleset and a database made by hand with the tag of an environment, and the table that it judges. */
export async function addRuleset(
  { ctx }: TestRuntime,
  environment: string,
): Promise<{ readonly rulesetId: string; readonly tableId: string }> {
  const { glue } = ctx.aws({ region: 'us-east-2' });
  const name = `${environment}-rules-by-hand`;
  const database = `${environment}_by_hand`;
  await glue.send(
    new CreateDatabaseCommand({
      DatabaseInput: { Name: database },
      Tags: { 'strata:environment': environment },
    }),
  );
  await glue.send(
    new CreateTableCommand({ DatabaseName: database, TableInput: { Name: 'events' } }),
  );
  await glue.send(
    new CreateDataQualityRulesetCommand({
      Name: name,
      Ruleset: 'Rules = [RowCount > 0]',
      TargetTable: { DatabaseName: database, TableName: 'events' },
      Tags: { 'strata:environment': environment },
    }),
  );
  return { rulesetId: name, tableId: `${database}/events` };
}
