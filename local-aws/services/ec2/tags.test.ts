import { expect, test } from 'vitest';
import { testNetwork } from './test-network.ts';

const network = testNetwork();

test('tags are set on creation, changed afterwards, filtered by, and reserved where they begin with aws:', async () => {
  const { ec2, vpcId } = network();
  const Tags = [{ Key: 'Name', Value: `net-${vpcId}` }];
  await ec2.createTags({ Resources: [vpcId], Tags });
  const named = async () =>
    (
      await ec2.describeVpcs({ Filters: [{ Name: 'tag:Name', Values: [`net-${vpcId}`] }] })
    ).Vpcs?.map((vpc) => vpc.VpcId);
  expect(await named()).toEqual([vpcId]);
  await ec2.deleteTags({ Resources: [vpcId], Tags: [{ Key: 'Name' }] });
  expect(await named()).toEqual([]);
  await expect(
    ec2.createTags({ Resources: [vpcId], Tags: [{ Key: 'aws:x', Value: '1' }] }),
  ).rejects.toMatchObject({
    name: 'InvalidParameterValue',
  });
  await expect(ec2.createTags({ Resources: ['vpc-0'], Tags })).rejects.toMatchObject({
    name: 'InvalidID',
  });
});
