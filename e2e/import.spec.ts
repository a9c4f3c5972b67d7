import { CreateSecurityGroupCommand, DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import { DiagramFigure } from './diagram.ts';
import { expectNoViolations } from './expect-no-violations.ts';
import { expect, test } from './fixtures.ts';

test('a security group made by hand is taken into the stack of a layer', async ({
  page,
  api,
  ec2,
  environmentName,
}) => {
  await api.createEnvironment(environmentName, { network: { natGateways: 'none' } });
  await api.deploy(environmentName);
  const tag = { Key: 'strata:environment', Value: environmentName };
  const { Vpcs } = await ec2.send(
    new DescribeVpcsCommand({ Filters: [{ Name: `tag:${tag.Key}`, Values: [tag.Value] }] }),
  );
  await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: 'made-by-hand',
      Description: 'Somebody needed it at once',
      VpcId: Vpcs?.[0]?.VpcId,
      TagSpecifications: [{ ResourceType: 'security-group', Tags: [tag] }],
    }),
  );
  await page.goto(
    `/environments/${environmentName}/architecture?view=everything&text=made-by-hand`,
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  const diagram = new DiagramFigure(page, `Everything of ${environmentName}`);
  await diagram.expectTexts(['made-by-hand', 'not managed']);
  await diagram.nodes(/made-by-hand/).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Import into a layer' }).click();

  const dialog = page.getByRole('dialog', { name: 'Import made-by-hand' });
  await expect(dialog.getByText('Somebody needed it at once')).toBeVisible();
  await expect(dialog.getByRole('button', { name: /Layer/ })).toContainText('Network');
  const logicalId = dialog.getByLabel('Logical ID');
  await expect(logicalId).toHaveValue('ImportedMadeByHand');
  await expectNoViolations(page);

  await test.step('what cannot be its name is said at the field', async () => {
    await logicalId.fill('made-by-hand');
    await expect(dialog.getByText('Letters and digits only, 255 at most')).toBeVisible();
    await logicalId.fill('Vpc');
    await dialog.getByRole('button', { name: 'Plan the import' }).click();
    await expect(dialog.getByText('The template of Network has a Vpc already.')).toBeVisible();
    await logicalId.fill('MadeByHand');
  });

  await dialog.getByRole('button', { name: 'Plan the import' }).click();
  await expect(page).toHaveURL(/\/deployments\/[0-9a-f-]+$/);
  await expect(page.getByText('1 to import.')).toBeVisible();
  await expect(page.getByRole('row', { name: /^Import MadeByHand Security group/ })).toBeVisible();
  await page.getByRole('button', { name: 'Deploy', exact: true }).click();
  await expect(page.getByText('Succeeded').first()).toBeVisible({ timeout: 60_000 });

  await page.goto(
    `/environments/${environmentName}/architecture?view=everything&text=made-by-hand`,
  );
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(diagram.nodes(/made-by-hand/).first()).toBeVisible();
  await expect(diagram.figure).not.toContainText('not managed');
});
