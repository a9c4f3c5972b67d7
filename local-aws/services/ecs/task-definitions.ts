import type {
  DeregisterTaskDefinitionRequest,
  DescribeTaskDefinitionRequest,
  ListTaskDefinitionFamiliesRequest,
  ListTaskDefinitionsRequest,
  RegisterTaskDefinitionRequest,
  TaskDefinition,
} from '@aws-sdk/client-ecs';
import { AwsError, type CallContext } from '../../service.ts';
import { requireFargateSize } from './fargate-sizes.ts';
import { pageOf } from './page.ts';
import {
  collections,
  ecsArn,
  ecsTags,
  existingTaskDefinition,
  type TaskDefinitionRecord,
} from './store.ts';
import { tagPairs, tagRecord } from './tags.ts';

/** @throws AwsError ClientException where a container or the size is not as Fargate wants it */
export function registerTaskDefinition(input: RegisterTaskDefinitionRequest, ctx: CallContext) {
  const { family = '', tags, containerDefinitions = [], ...rest } = input;
  const isFargate = (input.requiresCompatibilities ?? []).includes('FARGATE');
  if (containerDefinitions.length === 0) {
    throw new AwsError('ClientException', 'Container list cannot be empty.');
  }
  const nameless = containerDefinitions.some(({ name, image }) => !name || !image);
  if (nameless)
    throw new AwsError('ClientException', 'Container.image should not be null or empty.');
  if (isFargate) requireFargateSize(input.cpu, input.memory);
  if (isFargate && input.networkMode !== 'awsvpc') {
    throw new AwsError(
      'ClientException',
      "Networking mode 'null' is not supported with Fargate. Use 'awsvpc'.",
    );
  }
  const revision = 1 + Math.max(0, ...revisionsOf(ctx, family).map((each) => each.revision));
  const arn = ecsArn(ctx, `task-definition/${family}:${revision}`);
  const record: TaskDefinitionRecord = {
    arn,
    family,
    revision,
    status: 'ACTIVE',
    registeredAt: ctx.clock.now().toISOString(),
    definition: {
      ...rest,
      taskDefinitionArn: arn,
      family,
      revision,
      containerDefinitions: containerDefinitions.map((container) => ({
        cpu: 0,
        essential: true,
        portMappings: [],
        environment: [],
        mountPoints: [],
        volumesFrom: [],
        ...container,
      })),
      volumes: rest.volumes ?? [],
      placementConstraints: rest.placementConstraints ?? [],
      compatibilities: isFargate ? ['EC2', 'FARGATE'] : ['EC2'],
    },
  };
  save(ctx, record);
  ecsTags.add(ctx, arn, tagRecord(tags));
  return { taskDefinition: present(record), tags: tagPairs(ecsTags.of(ctx, arn)) };
}

export function describeTaskDefinition(
  { taskDefinition, include = [] }: DescribeTaskDefinitionRequest,
  ctx: CallContext,
) {
  const record = existingTaskDefinition(ctx, taskDefinition);
  return {
    taskDefinition: present(record),
    ...(include.includes('TAGS') && { tags: tagPairs(ecsTags.of(ctx, record.arn)) }),
  };
}

export function deregisterTaskDefinition(
  { taskDefinition }: DeregisterTaskDefinitionRequest,
  ctx: CallContext,
) {
  const inactive = save(ctx, {
    ...existingTaskDefinition(ctx, taskDefinition),
    status: 'INACTIVE',
  });
  ecsTags.forget(ctx, inactive.arn);
  return { taskDefinition: present(inactive) };
}

export function listTaskDefinitions(input: ListTaskDefinitionsRequest, ctx: CallContext) {
  const { familyPrefix, status = 'ACTIVE', sort = 'ASC' } = input;
  const arns = all(ctx)
    .filter((each) => each.status === status && (!familyPrefix || each.family === familyPrefix))
    .sort((a, b) => (a.family < b.family ? -1 : a.family > b.family ? 1 : a.revision - b.revision))
    .map(({ arn }) => arn);
  return { taskDefinitionArns: sort === 'DESC' ? arns.reverse() : arns };
}

export function listTaskDefinitionFamilies(
  input: ListTaskDefinitionFamiliesRequest,
  ctx: CallContext,
) {
  const { familyPrefix = '', status = 'ACTIVE' } = input;
  const families = all(ctx)
    .filter((each) => status === 'ALL' || each.status === status)
    .map(({ family }) => family)
    .filter((family) => family.startsWith(familyPrefix));
  const { items, nextToken } = pageOf([...new Set(families)].sort(), input);
  return { families: items, ...(nextToken && { nextToken }) };
}

function all(ctx: CallContext): TaskDefinitionRecord[] {
  return ctx.store.list<TaskDefinitionRecord>(collections.taskDefinitions);
}

function revisionsOf(ctx: CallContext, family: string): TaskDefinitionRecord[] {
  return all(ctx).filter((each) => each.family === family);
}

function save(ctx: CallContext, record: TaskDefinitionRecord): TaskDefinitionRecord {
  ctx.store.put(collections.taskDefinitions, record.arn, record);
  return record;
}

function present({ definition, registeredAt, status }: TaskDefinitionRecord): TaskDefinition {
  return { ...definition, status, registeredAt: new Date(registeredAt) };
}
