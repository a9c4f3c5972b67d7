import { DiagramFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';

test('frames are chosen, folded, linked to and unfolded', async ({
  page,
  api,
  environmentName: name,
}) => {
  await api.createEnvironment(name, { network: { natGateways: 'none' } });
  await api.deploy(name, ['network', 'security']);
  await page.goto(`/environments/${name}/architecture?view=security-groups`);
  const diagram = new DiagramFigure(page, `Security groups of ${name}`);
  const groups = diagram.nodes(new RegExp(`^Security group, ${name}-`));
  const expandGroups = diagram.nodes('Expand 6 resources in Security groups');
  const collapseGroups = diagram.nodes('Collapse Security groups');
  await diagram.expectDrawn();

  await test.step('a frame that is a resource folds by its sign, and opens by itself', async () => {
    const network = diagram.nodes(new RegExp(`^VPC, ${name}-vpc`));
    await diagram.nodes(`Collapse ${name}-vpc`).click();
    await expect(groups).toHaveCount(0);
    await expect(network).toContainText('6 resources');
    await network.click();
    await expect(page).toHaveURL(/resource=vpc-/);
    await diagram.nodes(`Expand 6 resources in ${name}-vpc`).click();
    await expect(groups).toHaveCount(6);
  });

  await test.step('resources are grouped by layer', async () => {
    await page.getByRole('button', { name: /^Group by/ }).click();
    await page.getByRole('option', { name: 'Layer' }).click();
    await expect(page).toHaveURL(/group=layer/);
    await expect(collapseGroups).toHaveAttribute('aria-expanded', 'true');
    await expect(diagram.nodes('Collapse Network')).toHaveCount(1);
    await expect(groups).toHaveCount(6);
  });

  await test.step('a folded frame is in the link', async () => {
    await collapseGroups.click();
    await expect(expandGroups).toContainText('6 resources');
    await expect(groups).toHaveCount(0);
    await page.reload();
    await expect(expandGroups).toHaveAttribute('aria-expanded', 'false');
    await expect(groups).toHaveCount(0);
  });

  await test.step('unfolds and folds by keyboard, and the focus stays', async () => {
    await expandGroups.focus();
    await page.keyboard.press('Enter');
    await expect(groups).toHaveCount(6);
    await expect(collapseGroups).toBeFocused();
    await expect(page).not.toHaveURL(/fold=/);
    await page.keyboard.press('Space');
    await expect(expandGroups).toBeFocused();
  });

  await test.step('all frames at once, and all but one', async () => {
    await page.getByRole('button', { name: 'Collapse all' }).click();
    await expect(diagram.nodes(/^Expand/)).toHaveCount(2);
    await expect(page).toHaveURL(/fold=all/);
    await expandGroups.click();
    await expect(page).toHaveURL(/fold=all&unfold=/);
    await expect(groups).toHaveCount(6);
    await page.reload();
    await expect(diagram.nodes(/^Expand/)).toHaveCount(1);
    await page.getByRole('button', { name: 'Expand all' }).click();
    await expect(diagram.nodes(/^Expand/)).toHaveCount(0);
    await expect(page).not.toHaveURL(/fold=/);
  });
});
