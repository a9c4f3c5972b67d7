import type { JsonObject } from '../engine/json-value.ts';
import {
  findGlue,
  glueName,
  glueTagsOf,
  readDeclared,
  textMap,
  updateGlueTags,
} from './glue-values.ts';
import { pick, type ResourceProvider } from './provider.ts';

/** Members of the same name in CloudFormation and in Glue. */
const settings = [
  'AllocatedCapacity',
  'Command',
  'Connections',
  'Description',
  'ExecutionClass',
  'ExecutionProperty',
  'GlueVersion',
  'JobMode',
  'JobRunQueuingEnabled',
  'LogUri',
  'MaintenanceWindow',
  'MaxCapacity',
  'MaxRetries',
  'NotificationProperty',
  'NumberOfWorkers',
  'Role',
  'SecurityConfiguration',
  'Timeout',
  'WorkerType',
];

export const glueJob: ResourceProvider = {
  type: 'AWS::Glue::Job',
  seconds: { create: 3, update: 3, delete: 2 },

  async create(ctx, request) {
    const Name = glueName(request);
    await ctx.call('Glue', 'CreateJob', {
      Name,
      ...definitionOf(request.properties),
      Tags: glueTagsOf(request.properties),
    });
    return Name;
  },

  async find(ctx, request) {
    const JobName = glueName(request);
    return (await findGlue(ctx, 'GetJob', { JobName }, 'Job')) && JobName;
  },

  async update(ctx, JobName, { properties, previous }) {
    await ctx.call('Glue', 'UpdateJob', { JobName, JobUpdate: definitionOf(properties) });
    await updateGlueTags(ctx, `job/${JobName}`, properties, previous);
  },

  async delete(ctx, JobName) {
    await ctx.call('Glue', 'DeleteJob', { JobName });
  },

  attributes: async () => ({}),

  async read(ctx, JobName, properties) {
    const found = await findGlue(ctx, 'GetJob', { JobName }, 'Job');
    return found && readDeclared(ctx, `job/${JobName}`, found, properties);
  },
};

function definitionOf(properties: JsonObject): JsonObject {
  const { DefaultArguments, NonOverridableArguments } = properties;
  const fixed = textMap(NonOverridableArguments);
  const defaults = textMap(DefaultArguments);
  return {
    ...pick(properties, settings),
    ...(defaults && { DefaultArguments: defaults }),
    ...(fixed && { NonOverridableArguments: fixed }),
  };
}
