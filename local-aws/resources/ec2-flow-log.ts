import { answers, nested, optionalText, text, texts } from './answer.ts';
import { describeEc2, type Ec2Kind } from './ec2-kind.ts';
import { HandlerFailure, pick, type ResourceProvider } from './provider.ts';
import { readTags, tagSpecifications, updateEc2Tags } from './tags.ts';

const kind: Ec2Kind = {
  operation: 'DescribeFlowLogs',
  list: 'FlowLogs',
  ids: 'FlowLogIds',
  id: 'FlowLogId',
  filters: 'Filter',
};

const settings = [
  'DeliverCrossAccountRole',
  'DeliverLogsPermissionArn',
  'DestinationOptions',
  'LogDestination',
  'LogDestinationType',
  'LogFormat',
  'LogGroupName',
  'MaxAggregationInterval',
  'ResourceType',
  'TrafficType',
];

export const flowLog: ResourceProvider = {
  type: 'AWS::EC2::FlowLog',
  seconds: { create: 5, update: 5, delete: 3 },

  async create(ctx, { properties, tags, clientToken }) {
    const answer = await ctx.call('EC2', 'CreateFlowLogs', {
      ...pick(properties, settings),
      ResourceIds: [properties.ResourceId],
      ClientToken: clientToken,
      TagSpecifications: tagSpecifications('vpc-flow-log', tags),
    });
    const [id] = texts(answer, 'FlowLogIds');
    if (id !== undefined) return id;
    const failure = nested(answers(answer, 'Unsuccessful')[0] ?? {}, 'Error');
    throw new HandlerFailure(
      optionalText(failure, 'Message') ?? 'The flow log was not created',
      'InvalidRequest',
    );
  },

  update: (ctx, id, request) => updateEc2Tags(ctx, id, request.previousTags, request.tags),

  async delete(ctx, id) {
    await ctx.call('EC2', 'DeleteFlowLogs', { FlowLogIds: [id] });
  },

  attributes: async (_ctx, id) => ({ Id: id }),

  async read(ctx, id) {
    const found = await describeEc2(ctx, kind, id);
    if (!found) return undefined;
    const texts = settings.flatMap((name) => {
      const value = found[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
    });
    const resourceId = text(found, 'ResourceId');
    return {
      ...Object.fromEntries(texts),
      ResourceId: resourceId,
      ResourceType: resourceId.startsWith('vpc-')
        ? 'VPC'
        : resourceId.startsWith('subnet-')
          ? 'Subnet'
          : 'NetworkInterface',
      ...readTags(found),
    };
  },
};
