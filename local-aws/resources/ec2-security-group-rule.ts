import { answers, nested, optionalText, orAbsent, text } from './answer.ts';
import { ipPermission } from './ip-permissions.ts';
import { pick, type ResourceProvider } from './provider.ts';

/** Members of a described rule and the properties they come from. */
const sameMembers = {
  CidrIpv4: 'CidrIp',
  CidrIpv6: 'CidrIpv6',
  FromPort: 'FromPort',
  IpProtocol: 'IpProtocol',
  ToPort: 'ToPort',
};

export const securityGroupIngress = ruleProvider('Ingress');
export const securityGroupEgress = ruleProvider('Egress');

function ruleProvider(direction: 'Ingress' | 'Egress'): ResourceProvider {
  const peer = direction === 'Ingress' ? 'Source' : 'Destination';
  return {
    type: `AWS::EC2::SecurityGroup${direction}`,
    seconds: { create: 5, update: 5, delete: 3 },

    async create(ctx, { properties }) {
      const answer = await ctx.call('EC2', `AuthorizeSecurityGroup${direction}`, {
        ...pick(properties, ['GroupId', 'GroupName']),
        IpPermissions: [ipPermission(properties)],
      });
      return text(answers(answer, 'SecurityGroupRules')[0] ?? {}, 'SecurityGroupRuleId');
    },

    async find(ctx, { properties }) {
      const answer = await ctx.call('EC2', 'DescribeSecurityGroupRules', {
        Filters: [{ Name: 'group-id', Values: [properties.GroupId] }],
      });
      const found = answers(answer, 'SecurityGroupRules').find(
        (rule) =>
          rule.IsEgress === (direction === 'Egress') &&
          Object.entries(sameMembers).every(
            ([member, property]) => rule[member] === properties[property],
          ) &&
          nested(rule, 'ReferencedGroupInfo').GroupId === properties[`${peer}SecurityGroupId`],
      );
      return found && text(found, 'SecurityGroupRuleId');
    },

    async update(ctx, id, { properties }) {
      const { Description } = properties;
      await ctx.call('EC2', `UpdateSecurityGroupRuleDescriptions${direction}`, {
        ...pick(properties, ['GroupId']),
        SecurityGroupRuleDescriptions: [{ SecurityGroupRuleId: id, Description }],
      });
    },

    async delete(ctx, id, properties) {
      await ctx.call('EC2', `RevokeSecurityGroup${direction}`, {
        ...pick(properties, ['GroupId']),
        SecurityGroupRuleIds: [id],
      });
    },

    attributes: async (_ctx, id) => ({ Id: id }),

    async read(ctx, id, properties) {
      const answer = await orAbsent(
        ctx.call('EC2', 'DescribeSecurityGroupRules', { SecurityGroupRuleIds: [id] }),
      );
      const found = answer && answers(answer, 'SecurityGroupRules')[0];
      if (!found) return undefined;
      const cidr = optionalText(found, 'CidrIpv4');
      const names = ['GroupId', 'IpProtocol', 'FromPort', 'ToPort', 'CidrIpv6', 'Description'];
      const actual = names.flatMap((name) => {
        const value = found[name];
        return typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [];
      });
      return {
        ...Object.fromEntries(actual),
        ...(cidr === undefined ? {} : { CidrIp: cidr }),
        ...pick(properties, [`${peer}SecurityGroupId`, `${peer}PrefixListId`]),
      };
    },
  };
}
