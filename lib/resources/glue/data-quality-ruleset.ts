import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const dataQualityRuleset = defineResource({
  type: 'AWS::Glue::DataQualityRuleset',
  title: 'Data quality ruleset',
  plural: 'Data quality rulesets',
  icon: 'aws:data-quality',
  arnType: 'glue:dataQualityRuleset',
  statuses: {},
  properties: [{ label: 'Name', path: 'Name' }],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  consoleUrl: (_node, region) => consoleUrl(region, 'glue', '/v2/data-quality'),
});
