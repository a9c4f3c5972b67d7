import { ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { addProcessedCrawler, addRawCrawler } from './crawlers.ts';
import { etlScope } from './etl-scope.ts';
import { addJobs } from './jobs.ts';
import type { EtlParameters } from './parameters.ts';
import { addQualityRuleset } from './quality-ruleset.ts';
import { addWorkflow } from './workflow.ts';

/** The pipeline's stack: two crawlers, two jobs, and the workflow that runs them in order. */
export function etlTemplate(parameters: EtlParameters, context: LayerContext): Template {
  const template = new TemplateBuilder('ETL: crawlers, processing and quality jobs, workflow');
  const environment = tagEnvironment(template, 'etl', context);
  const scope = etlScope(template, environment, parameters);
  const rawCrawler = addRawCrawler(scope);
  const processedCrawler = addProcessedCrawler(scope);
  const { processing, quality } = addJobs(scope);
  const workflow = addWorkflow(scope, { rawCrawler, processing, processedCrawler, quality });
  addQualityRuleset(scope);
  template.output('RawCrawlerName', 'Crawler of raw data', ref(rawCrawler));
  template.output('ProcessedCrawlerName', 'Crawler of processed data', ref(processedCrawler));
  template.output('ProcessingJobName', 'Job that processes raw data', ref(processing));
  template.output('QualityJobName', 'Job that judges processed data', ref(quality));
  template.output('WorkflowName', 'Workflow that runs crawlers and jobs', ref(workflow));
  return template.build();
}
