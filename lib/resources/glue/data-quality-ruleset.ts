import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const dataQualityRuleset = defineResource({
  type: 'AWS::Glue::DataQualityRuleset',
  title: 'Data quality ruleset',
  plural: 'Data quality rulesets',
  icon: 'aws:data-quality',
  arnType: 'glue:dataQualityRuleset',
  physicalId: /^[^:]+$/,
  statuses: {},
  nameAt: 'Name',
  properties: [
    { label: 'Name', path: 'Name' },
    { label: 'Description', path: 'Description' },
    { label: 'Table', path: 'TargetTable.TableName' },
    { label: 'Rules', path: 'RuleCount' },
    { label: 'Changed', path: 'LastModifiedOn' },
  ],
  relations: [
    {
      kind: 'attached-to',
      property: ['TargetTable.DatabaseName', 'TargetTable.TableName'],
      to: 'AWS::Glue::Table',
    },
  ],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'glue', '/v2/data-quality'),
});
