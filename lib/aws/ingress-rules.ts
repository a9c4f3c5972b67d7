import {
  AuthorizeSecurityGroupIngressCommand,
  paginateDescribeSecurityGroupRules,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { Aws } from './clients.ts';
import { awsErrorName, translateAwsError } from './translate-error.ts';

type Ec2 = Pick<Aws, 'ec2'>;

export interface IngressRule {
  readonly groupId: string;
  readonly port: number;
  /** IPv4. */
  readonly cidr: string;
  /** By which it is found again; letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* (EC2 API, `IpRange`). */
  readonly description: string;
}

/** Lets a CIDR block in to a TCP port. Throws `aws-refused` where a rule does already. */
export async function addIngressRule({ ec2 }: Ec2, rule: IngressRule): Promise<void> {
  try {
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: rule.groupId,
        IpPermissions: [
          {
            IpProtocol: 'tcp',
            FromPort: rule.port,
            ToPort: rule.port,
            IpRanges: [{ CidrIp: rule.cidr, Description: rule.description }],
          },
        ],
      }),
    );
  } catch (error) {
    throw translateAwsError(error);
  }
}

const gone = new Set(['InvalidGroup.NotFound', 'InvalidSecurityGroupRuleId.NotFound']);

/** Removes the inbound rules of a group that are described so; it is all the same if there are none any more. */
export async function removeIngressRules(
  { ec2 }: Ec2,
  { groupId, description }: Pick<IngressRule, 'groupId' | 'description'>,
): Promise<void> {
  try {
    const ids: string[] = [];
    const pages = paginateDescribeSecurityGroupRules(
      { client: ec2, pageSize: 1000 },
      { Filters: [{ Name: 'group-id', Values: [groupId] }] },
    );
    for await (const { SecurityGroupRules = [] } of pages) {
      for (const { SecurityGroupRuleId, Description, IsEgress } of SecurityGroupRules) {
        if (SecurityGroupRuleId && !IsEgress && Description === description) {
          ids.push(SecurityGroupRuleId);
        }
      }
    }
    if (ids.length === 0) return;
    await ec2.send(
      new RevokeSecurityGroupIngressCommand({ GroupId: groupId, SecurityGroupRuleIds: ids }),
    );
  } catch (error) {
    if (!gone.has(awsErrorName(error))) throw translateAwsError(error);
  }
}
