import { ref, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { cronPattern } from './cron-expression.ts';
import type { Crawler, EtlScope, Job } from './etl-scope.ts';

type Workflow = ResourceHandle<'AWS::Glue::Workflow'>;
type Step = Crawler | Job;

export interface PipelineSteps {
  readonly rawCrawler: Crawler;
  readonly processing: Job;
  readonly processedCrawler: Crawler;
  readonly quality: Job;
}

/** Raw crawler, processing job, processed crawler, quality job: each after the one before succeeded. */
export function addWorkflow(scope: EtlScope, steps: PipelineSteps): Workflow {
  const { template, environment } = scope;
  const workflow = template.resource('Workflow', 'AWS::Glue::Workflow', {
    Name: sub`${environment}-etl-workflow`,
    Description: 'Raw data to processed data, catalogued and judged',
    MaxConcurrentRuns: 1,
  });
  addStart(scope, workflow, steps.rawCrawler);
  addTransition(scope, workflow, 'Process', steps.rawCrawler, steps.processing);
  addTransition(scope, workflow, 'Catalogue', steps.processing, steps.processedCrawler);
  addTransition(scope, workflow, 'Judge', steps.processedCrawler, steps.quality);
  return workflow;
}

/** A trigger's type cannot be changed, so that each type has a name and a logical id of its own. */
function addStart(scope: EtlScope, workflow: Workflow, first: Step): void {
  const { template, environment, parameters } = scope;
  const common = { WorkflowName: ref(workflow), Actions: [actionOf(first)] };
  if (parameters.schedule === '' || !parameters.enabled) {
    template.resource('StartOnDemand', 'AWS::Glue::Trigger', {
      Name: sub`${environment}-etl-on-demand`,
      Description: 'Starts the workflow when somebody asks for it',
      Type: 'ON_DEMAND',
      ...common,
    });
    return;
  }
  const schedule = template.parameter('Schedule', {
    Type: 'String',
    Description: 'When the workflow starts, as cron(0 2 * * ? *), in UTC.',
    Default: parameters.schedule,
    AllowedPattern: cronPattern,
    ConstraintDescription: 'must be a cron expression with six fields',
    group: 'Pipeline',
  });
  template.resource('StartOnSchedule', 'AWS::Glue::Trigger', {
    Name: sub`${environment}-etl-scheduled`,
    Description: 'Starts the workflow by the clock',
    Type: 'SCHEDULED',
    Schedule: ref(schedule),
    StartOnCreation: true,
    ...common,
  });
}

function addTransition(
  { template, environment }: EtlScope,
  workflow: Workflow,
  name: string,
  before: Step,
  after: Step,
): void {
  template.resource(`${name}Trigger`, 'AWS::Glue::Trigger', {
    Name: sub`${environment}-etl-${name.toLowerCase()}`,
    Type: 'CONDITIONAL',
    StartOnCreation: true,
    WorkflowName: ref(workflow),
    Predicate: { Logical: 'AND', Conditions: [successOf(before)] },
    Actions: [actionOf(after)],
  });
}

function successOf(step: Step) {
  return step.type === 'AWS::Glue::Crawler'
    ? { LogicalOperator: 'EQUALS', CrawlerName: ref(step), CrawlState: 'SUCCEEDED' }
    : { LogicalOperator: 'EQUALS', JobName: ref(step), State: 'SUCCEEDED' };
}

function actionOf(step: Step) {
  return step.type === 'AWS::Glue::Crawler' ? { CrawlerName: ref(step) } : { JobName: ref(step) };
}
