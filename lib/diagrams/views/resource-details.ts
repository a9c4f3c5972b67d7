import type { ResourceNode } from '#lib/resources/graph.ts';
import { objectsAt, textAt, valuesAt } from '#lib/resources/property-path.ts';
import type { Properties } from '#lib/resources/resource-module.ts';
import { contentText } from './bucket-content.ts';
import { lastRunTime } from './last-run.ts';

/** What a node tells of its resource beyond its name: what stays, and what moves with its state. */
export interface Details {
  readonly lines: ReadonlyArray<string | undefined>;
  /** Counts and last runs; shown beside the state, so that they change without another layout. */
  readonly live?: string | undefined;
}

type Describe = (properties: Properties) => Details;

const byType: Readonly<Record<string, Describe>> = {
  'EC2::Instance': (instance) => ({
    lines: [textAt(instance, 'InstanceType'), textAt(instance, 'PublicIpAddress')],
  }),
  'ECR::Repository': (repository) => ({
    lines: [
      valuesAt(repository, 'imageScanningConfiguration.scanOnPush').includes(true)
        ? 'scans on push'
        : undefined,
    ],
  }),
  'ECS::Cluster': (cluster) => ({
    lines: [],
    live: joined(
      counted(cluster.activeServicesCount, 'service'),
      counted(cluster.runningTasksCount, 'task'),
    ),
  }),
  'ECS::Service': (service) => ({
    lines: [],
    live:
      typeof service.desiredCount === 'number'
        ? `${service.runningCount ?? 0} of ${service.desiredCount} running`
        : undefined,
  }),
  'ECS::TaskDefinition': (definition) => ({
    lines: [sizeOfTask(definition)],
  }),
  'ECS::Task': (task) => ({ lines: [textAt(task, 'capacityProviderName')] }),
  'ElastiCache::ReplicationGroup': (group) => ({ lines: [textAt(group, 'CacheNodeType')] }),
  'Glue::Crawler': (crawler) => {
    const time = lastRunTime(crawler);
    return { lines: [], live: time && `crawled ${time}` };
  },
  'Glue::Job': (job) => ({
    lines: [languageOf(job), capacityOf(job)],
    live: lastRunTime(job),
  }),
  'Glue::Workflow': (workflow) => ({ lines: [], live: lastRunTime(workflow) }),
  'Glue::Trigger': (trigger) => ({
    lines: [
      textAt(trigger, 'Schedule') ?? textAt(trigger, 'Type')?.toLowerCase().replace('_', ' '),
    ],
  }),
  'Logs::LogGroup': (group) => ({
    lines: [
      typeof group.retentionInDays === 'number' ? `kept ${group.retentionInDays} days` : undefined,
    ],
  }),
  'RDS::DBInstance': (database) => ({
    lines: [
      [textAt(database, 'Engine'), textAt(database, 'EngineVersion')].filter(Boolean).join(' '),
      textAt(database, 'DBInstanceClass'),
    ],
  }),
  'ElasticLoadBalancingV2::LoadBalancer': (balancer) => ({ lines: [textAt(balancer, 'Scheme')] }),
  'ElasticLoadBalancingV2::TargetGroup': (group) => ({
    lines: [typeof group.Port === 'number' ? `port ${group.Port}` : undefined],
  }),
  'S3::Bucket': (bucket) => ({
    lines: [
      textAt(bucket, 'Versioning.Status') === 'Enabled' ? 'versioned' : undefined,
      textAt(bucket, encryptionPath)?.replace(/^/, 'encrypted, '),
    ],
    live: contentText(bucket),
  }),
  'SecretsManager::Secret': (secret) => ({
    lines: [secret.RotationEnabled === true ? 'rotates' : undefined],
  }),
  'ApplicationAutoScaling::ScalableTarget': (target) => ({
    lines: [
      typeof target.MaxCapacity === 'number'
        ? `${target.MinCapacity ?? 0} to ${target.MaxCapacity} tasks`
        : undefined,
    ],
  }),
};

const encryptionPath =
  'ServerSideEncryptionConfiguration.Rules[].ApplyServerSideEncryptionByDefault.SSEAlgorithm';

/** What matters of a resource in a drawing, by its type. */
export function detailsOf({ type, properties }: ResourceNode): Details {
  const name = type.replace(/^AWS::/, '');
  const describe = Object.hasOwn(byType, name) ? byType[name] : undefined;
  return describe?.(properties) ?? { lines: [] };
}

function joined(...parts: ReadonlyArray<string | undefined>): string | undefined {
  return parts.filter((part) => part !== undefined).join(', ') || undefined;
}

/** `1 task`, `2 tasks`; undefined for what is no number. */
export function counted(count: unknown, what: string): string | undefined {
  return typeof count === 'number' ? `${count} ${what}${count === 1 ? '' : 's'}` : undefined;
}

function sizeOfTask(definition: Properties): string | undefined {
  const [cpu, memory] = [Number(definition.cpu), Number(definition.memory)];
  return cpu > 0 && memory > 0 ? `${cpu / 1_024} vCPU, ${memory / 1_024} GB` : undefined;
}

function languageOf(job: Properties): string | undefined {
  const [command] = objectsAt(job, 'Command');
  return command?.PythonVersion ? `Python ${command.PythonVersion}` : undefined;
}

function capacityOf(job: Properties): string | undefined {
  const workers =
    typeof job.NumberOfWorkers === 'number'
      ? `${job.NumberOfWorkers} × ${textAt(job, 'WorkerType')}`
      : undefined;
  const timeout = typeof job.Timeout === 'number' ? `${job.Timeout} min at most` : undefined;
  return joined(workers, timeout);
}
