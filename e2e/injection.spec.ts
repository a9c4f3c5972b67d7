import { CreateVpcCommand } from '@aws-sdk/client-ec2';
import { DiagramFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

const names = [
  '<img src=x onerror="window.tagRan=1">',
  '"><script>window.tagRan=2</script>',
  '`;click n call tagRan()',
  "]]; style n fill:#f00 %%{init: {'securityLevel':'loose'}}%%",
  '[x](javascript:window.tagRan=3)',
];

test('what a tag says is text, wherever it is shown', async ({
  page,
  api,
  ec2,
  environmentName,
}) => {
  await api.createEnvironment(environmentName);
  for (const [index, name] of names.entries()) {
    await ec2.send(
      new CreateVpcCommand({
        CidrBlock: `10.${index}.0.0/16`,
        TagSpecifications: [
          {
            ResourceType: 'vpc',
            Tags: [
              { Key: 'strata:environment', Value: environmentName },
              { Key: 'Name', Value: name },
              { Key: `note ${name}`.slice(0, 128), Value: name },
            ],
          },
        ],
      }),
    );
  }
  const injected = () =>
    page.evaluate(() => ({
      ran: 'tagRan' in window,
      elements: document.querySelectorAll('img[src="x"], script:not([src]):not([id])').length,
      links: document.querySelectorAll('a[href^="javascript:"]').length,
    }));
  await page.goto(`/environments/${environmentName}/architecture?view=everything`);
  const before = (await injected()).elements;
  const diagram = new DiagramFigure(page, `Everything of ${environmentName}`);
  await diagram.expectDrawn();
  await diagram.expectTexts(['<img src=x', '<script>window.tagRan=2']);
  await diagram.expectNodes(/^VPC/, names.length);

  for (const node of await diagram.nodes(/^VPC/).all()) {
    await node.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Tags/ }).first().click();
  }
  await page.getByRole('button', { name: 'Table', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Resources' })).toContainText('<img src=x');
  expect(await injected()).toEqual({ ran: false, elements: before, links: 0 });
});
