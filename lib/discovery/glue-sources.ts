import { getDatabases, getSecurityConfigurations, getTables } from '#lib/aws/glue-catalog.ts';
import { getCrawlers, getJobs, getTriggers, getWorkflows } from '#lib/aws/glue-pipelines.ts';
import { describeRulesets } from '#lib/aws/glue-quality.ts';
import type { Source } from './source.ts';

const crawler = 'AWS::Glue::Crawler';
const database = 'AWS::Glue::Database';
const job = 'AWS::Glue::Job';
const ruleset = 'AWS::Glue::DataQualityRuleset';
const securityConfiguration = 'AWS::Glue::SecurityConfiguration';
const trigger = 'AWS::Glue::Trigger';
const workflow = 'AWS::Glue::Workflow';

export const glueSources: readonly Source[] = [
  {
    source: 'glue:databases',
    types: [database],
    read: (aws, wanted) => getDatabases(aws, wanted.ids(database)),
  },
  {
    source: 'glue:tables',
    types: ['AWS::Glue::Table'],
    askedFor: [database],
    read: (aws, wanted) => getTables(aws, wanted.ids(database)),
  },
  {
    source: 'glue:crawlers',
    types: [crawler],
    read: (aws, wanted) => getCrawlers(aws, wanted.ids(crawler)),
  },
  {
    source: 'glue:jobs',
    types: [job],
    read: (aws, wanted) => getJobs(aws, { names: wanted.ids(job), now: wanted.now }),
  },
  {
    source: 'glue:triggers',
    types: [trigger],
    askedFor: [trigger, workflow],
    read: (aws, wanted) =>
      getTriggers(aws, { names: wanted.ids(trigger), workflows: wanted.ids(workflow) }),
  },
  {
    source: 'glue:workflows',
    types: [workflow],
    read: (aws, wanted) => getWorkflows(aws, wanted.ids(workflow)),
  },
  {
    source: 'glue:security-configurations',
    types: [securityConfiguration],
    read: (aws, wanted) => getSecurityConfigurations(aws, wanted.ids(securityConfiguration)),
  },
  {
    source: 'glue:data-quality-rulesets',
    types: [ruleset],
    read: (aws, wanted) => describeRulesets(aws, { names: wanted.ids(ruleset), now: wanted.now }),
  },
];
