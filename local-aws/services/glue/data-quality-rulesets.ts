import type {
  CreateDataQualityRulesetRequest,
  CreateDataQualityRulesetResponse,
  DataQualityTargetTable,
  DeleteDataQualityRulesetRequest,
  GetDataQualityRulesetRequest,
  GetDataQualityRulesetResponse,
  ListDataQualityRulesetsRequest,
  ListDataQualityRulesetsResponse,
  UpdateDataQualityRulesetRequest,
  UpdateDataQualityRulesetResponse,
} from '@aws-sdk/client-glue';
import type { CallContext } from '../../service.ts';
import { readRules } from './evaluate-ruleset.ts';
import { glueArn, glueTags, namesWithTags } from './glue-tags.ts';
import { namedStore } from './named-store.ts';
import { pageOf } from './page.ts';
import { alreadyExists, invalidInput, requireName } from './refusals.ts';
import { existingTable } from './table-store.ts';

export interface RulesetRecord {
  readonly name: string;
  readonly description?: string;
  readonly ruleset: string;
  readonly target?: DataQualityTargetTable;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export const rulesets = namedStore<RulesetRecord>(
  'glue.data-quality-ruleset',
  (name) => `Data quality ruleset ${name} not found.`,
);

/** @throws AwsError AlreadyExistsException, EntityNotFoundException for the table, InvalidInputException */
export function createDataQualityRuleset(
  input: CreateDataQualityRulesetRequest,
  ctx: CallContext,
): CreateDataQualityRulesetResponse {
  const name = requireName(input.Name);
  if (rulesets.find(ctx, name)) throw alreadyExists(`Ruleset ${name} already exists.`);
  const { Description, Tags = {}, TargetTable } = input;
  if (TargetTable) existingTable(ctx, TargetTable.DatabaseName, TargetTable.TableName);
  const now = ctx.clock.now().toISOString();
  rulesets.save(ctx, {
    name,
    ruleset: requireRuleset(input.Ruleset),
    ...(Description && { description: Description }),
    ...(TargetTable && { target: TargetTable }),
    createdAt: now,
    updatedAt: now,
  });
  glueTags.add(ctx, glueArn(ctx, `dataQualityRuleset/${name}`), Tags);
  return { Name: name };
}

function requireRuleset(ruleset = ''): string {
  if (readRules(ruleset)) return ruleset;
  throw invalidInput('Ruleset is not valid DQDL: it must contain Rules = [ … ] with rules.');
}

export function updateDataQualityRuleset(
  input: UpdateDataQualityRulesetRequest,
  ctx: CallContext,
): UpdateDataQualityRulesetResponse {
  const record = rulesets.existing(ctx, input.Name);
  const { Description, Ruleset } = input;
  const changed = rulesets.save(ctx, {
    ...record,
    ...(Description !== undefined && { description: Description }),
    ...(Ruleset !== undefined && { ruleset: requireRuleset(Ruleset) }),
    updatedAt: ctx.clock.now().toISOString(),
  });
  return {
    Name: changed.name,
    Ruleset: changed.ruleset,
    ...(changed.description && { Description: changed.description }),
  };
}

export function deleteDataQualityRuleset(
  { Name }: DeleteDataQualityRulesetRequest,
  ctx: CallContext,
): object {
  const { name } = rulesets.existing(ctx, Name);
  rulesets.remove(ctx, name);
  glueTags.forget(ctx, glueArn(ctx, `dataQualityRuleset/${name}`));
  return {};
}

export function getDataQualityRuleset(
  { Name }: GetDataQualityRulesetRequest,
  ctx: CallContext,
): GetDataQualityRulesetResponse {
  const record = rulesets.existing(ctx, Name);
  return { ...described(record), Ruleset: record.ruleset };
}

export function listDataQualityRulesets(
  input: ListDataQualityRulesetsRequest,
  ctx: CallContext,
): ListDataQualityRulesetsResponse {
  const { Filter = {}, Tags } = input;
  const named = namesWithTags(ctx, 'dataQualityRuleset', rulesets.all(ctx), Tags);
  const found = rulesets.all(ctx).filter(({ name, description = '', target }) => {
    const table = Filter.TargetTable;
    return (
      named.includes(name) &&
      (!Filter.Name || name.includes(Filter.Name)) &&
      (!Filter.Description || description.includes(Filter.Description)) &&
      (!table ||
        (table.TableName === target?.TableName && table.DatabaseName === target?.DatabaseName))
    );
  });
  const { items, NextToken } = pageOf(found, input);
  return {
    Rulesets: items.map((record) => ({
      ...described(record),
      RuleCount: readRules(record.ruleset)?.length ?? 0,
    })),
    ...(NextToken && { NextToken }),
  };
}

function described({ name, description, target, createdAt, updatedAt }: RulesetRecord) {
  return {
    Name: name,
    ...(description && { Description: description }),
    ...(target && { TargetTable: target }),
    CreatedOn: new Date(createdAt),
    LastModifiedOn: new Date(updatedAt),
  };
}
