import { expect, test } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

test('security group rules are added, listed one by one, and revoked', async () => {
  const { ec2, vpcId } = network();
  const { GroupId } = await ec2.createSecurityGroup({
    VpcId: vpcId,
    GroupName: 'web',
    Description: 'web',
  });
  const https = {
    IpProtocol: 'tcp',
    FromPort: 443,
    ToPort: 443,
    IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'all' }],
  };
  await ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [https] });
  await expect(
    ec2.authorizeSecurityGroupIngress({ GroupId, IpPermissions: [https] }),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.Duplicate',
    message:
      'the specified rule "peer: 0.0.0.0/0, TCP, from port: 443, to port: 443, ALLOW" already exists',
  });
  const { SecurityGroups } = await ec2.describeSecurityGroups({ GroupIds: [GroupId ?? ''] });
  expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject([https]);
  const { SecurityGroupRules } = await ec2.describeSecurityGroupRules({
    Filters: [{ Name: 'group-id', Values: [GroupId ?? ''] }],
  });
  expect(SecurityGroupRules?.map(({ IsEgress }) => IsEgress)).toEqual([true, false]);
  const ids = SecurityGroupRules?.filter(({ IsEgress }) => !IsEgress).flatMap(
    (rule) => rule.SecurityGroupRuleId ?? [],
  );
  await ec2.revokeSecurityGroupIngress({ GroupId, SecurityGroupRuleIds: ids });
  await expect(
    ec2.revokeSecurityGroupIngress({ GroupId, IpPermissions: [https] }),
  ).rejects.toMatchObject({
    name: 'InvalidPermission.NotFound',
  });
});
