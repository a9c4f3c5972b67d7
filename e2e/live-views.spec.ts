import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeInstancesCommand,
  DescribeSecurityGroupsCommand,
  type Filter,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { layers } from '#cloudformation/layers.ts';
import { presets } from '#cloudformation/presets.ts';
import { DiagramFigure } from './diagram.ts';
import { expect, platformSpeed, test } from './fixtures.ts';
import { expectedViews } from './platform-views.ts';
import { StrataApi } from './strata-api.ts';

const environment = 'live';
const architecture = `/environments/${environment}/architecture`;

test.use({ speed: platformSpeed });

test.beforeAll(async ({ strata }) => {
  const api = new StrataApi(strata);
  const development = presets.find(({ id }) => id === 'development');
  await api.createEnvironment(environment, { ...development?.parameters });
  const { status } = await api.deploy(
    environment,
    layers.map(({ id }) => id),
  );
  expect(status).toBe('succeeded');
});

for (const { id, figure, holds } of expectedViews(environment)) {
  test(`${id} holds what the reference architecture names`, async ({ page }) => {
    await page.goto(`${architecture}?view=${id}`);
    const diagram = new DiagramFigure(page, figure);
    await diagram.expectDrawn();
    await diagram.expectTexts(holds);
    await expect(diagram.nodes(/failed|missing|unknown/i)).toHaveCount(0);
  });
}

test('a view with its filter, its focus and its overlay is an address', async ({ page }) => {
  await page.goto(`${architecture}?view=everything&layer=etl`);
  const everything = new DiagramFigure(page, `Everything of ${environment}`);
  await everything.expectDrawn();
  await everything.expectTexts([`${environment}-raw-data`, `${environment}-data-quality`]);
  await expect(everything.figure).not.toContainText(`${environment}-mysql`);

  await test.step('the view is chosen by its name', async () => {
    await page.getByRole('button', { name: /^View/ }).click();
    await page.getByRole('option', { name: 'Secrets and access' }).click();
    await expect(page).toHaveURL(/view=access/);
  });

  await test.step('a resource with its neighbourhood', async () => {
    await page.goto(`${architecture}?view=everything`);
    await everything.expectDrawn();
    await everything.nodes(new RegExp(`RDS instance, ${environment}-mysql`)).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show its neighbourhood' }).click();
    await expect(page).toHaveURL(/focus=/);
    await everything.expectTexts([`${environment}-mysql`]);
    await expect(everything.figure).not.toContainText(`${environment}-raw-data`);
  });

  await test.step('other nodes tell their age', async () => {
    await page.goto(`${architecture}?view=network&overlay=age`);
    const network = new DiagramFigure(page, `Network diagram of ${environment}`);
    await network.expectDrawn();
    await expect(network.figure).not.toContainText('running');
  });
});

test('follows what is changed outside, and tells it from before', async ({ page, ec2, strata }) => {
  const byTag = { Name: 'tag:strata:environment', Values: [environment] };
  const refresh = () => page.getByRole('button', { name: 'Refresh' }).click();

  await test.step('a rule that lets the world in appears with its finding', async () => {
    await page.goto(`${architecture}?view=security-groups`);
    const diagram = new DiagramFigure(page, `Security groups of ${environment}`);
    await diagram.expectDrawn();
    await expect(diagram.figure).not.toContainText('▲');
    const byName: Filter = { Name: 'tag:Name', Values: [`${environment}-database`] };
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({ Filters: [byTag, byName] }),
    );
    await ec2.send(
      new AuthorizeSecurityGroupIngressCommand({
        GroupId: SecurityGroups?.[0]?.GroupId,
        IpPermissions: [
          { IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, IpRanges: [{ CidrIp: '0.0.0.0/0' }] },
        ],
      }),
    );
    await refresh();
    await expect(diagram.figure).toContainText('▲');
    await diagram.nodes(new RegExp(`${environment}-database`)).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/open to the world/i).first()).toBeVisible();
  });

  await test.step('a host that was stopped turns', async () => {
    await page.goto(`${architecture}?view=kubernetes`);
    const diagram = new DiagramFigure(page, `Kubernetes of ${environment}`);
    const host = diagram.nodes(new RegExp(`^EC2 instance, ${environment}-kubernetes`));
    await expect(host).toHaveAttribute('data-status', 'healthy');
    const byName: Filter = { Name: 'tag:Name', Values: [`${environment}-kubernetes`] };
    const { Reservations } = await ec2.send(
      new DescribeInstancesCommand({ Filters: [byTag, byName] }),
    );
    const InstanceIds = [Reservations?.[0]?.Instances?.[0]?.InstanceId ?? ''];
    await ec2.send(new StopInstancesCommand({ InstanceIds }));
    await refresh();
    await expect(host).toHaveAttribute('data-status', 'stopped');
    await expect(host).toHaveAccessibleName(/stopped/);
  });

  await test.step('a bucket made by hand appears as not managed', async () => {
    const s3 = new S3Client({
      region: 'us-east-2',
      endpoint: strata.awsUrl,
      forcePathStyle: true,
      credentials: { accessKeyId: 'outside', secretAccessKey: 'outside' },
    });
    const Bucket = `${environment}-made-by-hand`;
    await s3.send(new CreateBucketCommand({ Bucket }));
    await s3.send(
      new PutBucketTaggingCommand({
        Bucket,
        Tagging: { TagSet: [{ Key: 'strata:environment', Value: environment }] },
      }),
    );
    s3.destroy();
    await page.goto(`${architecture}?view=everything&text=made-by-hand`);
    await refresh();
    const diagram = new DiagramFigure(page, `Everything of ${environment}`);
    await diagram.expectTexts([Bucket, 'not managed']);
  });

  await test.step('the history tells what is different', async () => {
    await page.goto(`/environments/${environment}/history`);
    await expect(page.getByRole('heading', { name: 'History' })).toBeVisible();
    const table = page.getByRole('table', { name: 'Changes' });
    await page.getByRole('searchbox', { name: 'Find changes' }).fill('made-by-hand');
    await expect(table.getByRole('row', { name: /Added.*made-by-hand/ })).toBeVisible();
    const picture = new DiagramFigure(page, `What differs in ${environment}`);
    await picture.expectDrawn();
  });
});

test('a service that refuses leaves a marked gap, and the rest fresh', async ({
  page,
  control,
}) => {
  await page.goto(`${architecture}?view=data-flow`);
  const diagram = new DiagramFigure(page, `Data flow of ${environment}`);
  await diagram.expectDrawn();
  await control.deny('Glue');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(
    page.getByText(/glue.* may not be read with the credentials in use/i).first(),
  ).toBeVisible();
  await expect(diagram.nodes(new RegExp(`^Glue job, ${environment}-data-quality`))).toHaveCount(1);
  await expect(
    diagram.nodes(new RegExp(`^ECS service, ${environment}-data-processing-service`)),
  ).toHaveAttribute('data-status', 'healthy');
  await control.clearFaults();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText(/may not be read with the credentials in use/)).toHaveCount(0);
});
