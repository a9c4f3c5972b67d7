import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';
import { evaluateRuleset, stopEvaluation } from './data-quality-actions.ts';
import { rulesetReason, rulesetState, rulesetStatuses } from './data-quality-state.ts';
import { rulesetPrice } from './glue-price.ts';

export const dataQualityRuleset = defineResource({
  type: 'AWS::Glue::DataQualityRuleset',
  title: 'Data quality ruleset',
  plural: 'Data quality rulesets',
  icon: 'aws:data-quality',
  arnType: 'glue:dataQualityRuleset',
  physicalId: /^[^:]+$/,
  statuses: rulesetStatuses,
  state: rulesetState,
  reason: rulesetReason,
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Table', path: 'TargetTable.TableName' },
    { label: 'Rules', path: 'RuleCount' },
    { label: 'Last evaluation', path: 'Evaluations[].Status' },
    { label: 'Evaluated at', path: 'Evaluations[].StartedOn' },
    { label: 'Changed', path: 'LastModifiedOn' },
  ],
  restless: ['Evaluations'],
  relations: [
    {
      kind: 'attached-to',
      property: ['TargetTable.DatabaseName', 'TargetTable.TableName'],
      to: 'AWS::Glue::Table',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  price: rulesetPrice,
  actions: [evaluateRuleset, stopEvaluation],
  consoleUrl: (_node, region) => consoleUrl(region, 'glue', '/v2/data-quality'),
});
