import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
} from '@aws-sdk/client-ec2';
import { DiagramFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

test('AWS tells of a rule that was opened by hand', async ({
  page,
  api,
  ec2,
  control,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName, ['network', 'security', 'events']);
  await page.goto(`/environments/${environmentName}/architecture?view=security-groups`);
  const diagram = new DiagramFigure(page, `Security groups of ${environmentName}`);
  await diagram.expectDrawn();
  await expect(page.getByText('AWS tells of changes')).toBeVisible();
  await expect.poll(() => control.countCalls('ReceiveMessage')).toBeGreaterThan(1);

  const { SecurityGroups } = await ec2.send(
    new DescribeSecurityGroupsCommand({
      Filters: [{ Name: 'tag:strata:environment', Values: [environmentName] }],
    }),
  );
  const database = SecurityGroups?.find(({ GroupName }) => /database/i.test(GroupName ?? ''));
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({
      GroupId: database?.GroupId,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
      ],
    }),
  );
  await expect(diagram.figure).toContainText(/open to the world/i);
});
