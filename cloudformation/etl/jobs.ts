import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic, JsonDocument } from '../builder/value.ts';
import type { EtlScope, Job } from './etl-scope.ts';
import { workerTypes } from './parameters.ts';

interface JobPlan {
  readonly logicalId: 'ProcessingJob' | 'QualityJob';
  readonly name: string;
  readonly description: string;
  readonly script: string;
  /** Modules of the script that executors need, too. */
  readonly module: string;
  readonly retries: number | Intrinsic<number>;
  readonly arguments: Readonly<Record<string, JsonDocument>>;
}

/** The job that makes processed data of raw data, and the job that judges it. */
export function addJobs(scope: EtlScope): { processing: Job; quality: Job } {
  const { template, parameters } = scope;
  const retries = template.parameter('Retries', {
    Type: 'Number',
    Description: 'How often the processing job is run again after it failed.',
    Default: parameters.retries,
    MinValue: 0,
    MaxValue: 10,
    group: 'Capacity',
  });
  const threshold = template.parameter('QualityThreshold', {
    Type: 'String',
    Description: 'Per cent of rows that must keep each rule, or the quality job fails.',
    Default: String(parameters.qualityThreshold),
    AllowedPattern: '^([0-9]{1,2}|100)$',
    group: 'Quality',
  });
  const add = jobAdder(scope);
  return {
    processing: add({
      logicalId: 'ProcessingJob',
      name: 'data-processing',
      description: 'Cleans, checks and aggregates raw data',
      script: 'processing.py',
      module: 'records.py',
      retries: ref(retries),
      arguments: { '--job-bookmark-option': 'job-bookmark-enable' },
    }),
    quality: add({
      logicalId: 'QualityJob',
      name: 'data-quality',
      description: 'Judges processed data and writes reports',
      script: 'quality.py',
      module: 'quality_rules.py',
      retries: 0,
      arguments: {
        '--job-bookmark-option': 'job-bookmark-disable',
        '--threshold_percent': ref(threshold),
      },
    }),
  };
}

function jobAdder(scope: EtlScope): (plan: JobPlan) => Job {
  const { template, environment, parameters, securityConfiguration, assetUri } = scope;
  const capacity = capacityParameters(scope);
  return (plan) =>
    template.resource(plan.logicalId, 'AWS::Glue::Job', {
      Name: sub`${environment}-${plan.name}`,
      Description: plan.description,
      Role: scope.roleArn,
      GlueVersion: '5.0',
      Command: { Name: 'glueetl', PythonVersion: '3', ScriptLocation: assetUri(plan.script) },
      ...capacity,
      ExecutionClass: parameters.executionClass,
      ExecutionProperty: { MaxConcurrentRuns: 1 },
      MaxRetries: plan.retries,
      SecurityConfiguration: ref(securityConfiguration),
      DefaultArguments: {
        '--job-language': 'python',
        '--extra-py-files': assetUri(plan.module),
        '--TempDir': sub`s3://${scope.bucket}/temporary/`,
        '--enable-spark-ui': 'true',
        '--spark-event-logs-path': sub`s3://${scope.bucket}/logs/spark-events/`,
        '--enable-job-insights': 'true',
        ...(parameters.metrics && {
          '--enable-metrics': 'true',
          '--enable-observability-metrics': 'true',
        }),
        '--lake_bucket': scope.bucket,
        ...plan.arguments,
      },
    });
}

function capacityParameters({ template, parameters }: EtlScope) {
  const workerType = template.parameter('WorkerType', {
    Type: 'String',
    Description: 'Size of each worker.',
    Default: parameters.workerType,
    AllowedValues: workerTypes,
    group: 'Capacity',
  });
  const workers = template.parameter('Workers', {
    Type: 'Number',
    Description: 'Workers of a run.',
    Default: parameters.workers,
    MinValue: 2,
    group: 'Capacity',
  });
  const timeout = template.parameter('TimeoutMinutes', {
    Type: 'Number',
    Description: 'Minutes after which a run is stopped.',
    Default: parameters.timeoutMinutes,
    MinValue: 1,
    group: 'Capacity',
  });
  return { WorkerType: ref(workerType), NumberOfWorkers: ref(workers), Timeout: ref(timeout) };
}
