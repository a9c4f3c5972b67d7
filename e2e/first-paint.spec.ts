import {
  DescribeImagesCommand,
  DescribeSubnetsCommand,
  type EC2Client,
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Page } from '@playwright/test';
import { environmentTag } from '#lib/discovery/answers.ts';
import { NetworkFigure } from './diagram.ts';
import { expect, test } from './fixtures.ts';
import type { StrataApi } from './strata-api.ts';

const database = 'strata-drawings';

/** Whether this page has laid out anything, which only what it never saw needs. */
function hasLaidOut(page: Page): boolean {
  return page.workers().length > 0;
}

/** A host without a public address, which it would lose when it stops. */
async function startHost(ec2: EC2Client, environmentName: string): Promise<string> {
  const tag = { Key: environmentTag, Value: environmentName };
  const { Subnets } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: `tag:${tag.Key}`, Values: [tag.Value] }] }),
  );
  const { Images } = await ec2.send(new DescribeImagesCommand({ Owners: ['amazon'] }));
  const { Instances } = await ec2.send(
    new RunInstancesCommand({
      ImageId: Images?.[0]?.ImageId,
      InstanceType: 't3.micro',
      SubnetId: Subnets?.find(({ MapPublicIpOnLaunch }) => !MapPublicIpOnLaunch)?.SubnetId,
      MinCount: 1,
      MaxCount: 1,
      TagSpecifications: [{ ResourceType: 'instance', Tags: [tag] }],
    }),
  );
  return Instances?.[0]?.InstanceId ?? '';
}

/** A network with a host that runs, and how to read its state anew. */
async function deployWithHost(api: StrataApi, ec2: EC2Client, environmentName: string) {
  await api.createEnvironment(environmentName);
  await api.deploy(environmentName);
  const host = await startHost(ec2, environmentName);
  const stateOf = async () => {
    const { nodes } = await api.refresh(environmentName);
    return nodes.find(({ id }) => id === host)?.statusText;
  };
  await expect.poll(stateOf).toBe('running');
  return { host, stateOf };
}

test('a view that was seen before is shown as it was drawn, with the states of now', async ({
  page,
  api,
  ec2,
  environmentName,
}) => {
  const { host, stateOf } = await deployWithHost(api, ec2, environmentName);
  const address = `/environments/${environmentName}/architecture`;
  const diagram = new NetworkFigure(page, environmentName);
  const drawn = diagram.figure.locator(`[data-resource="${host}"]`);

  await test.step('it is laid out once', async () => {
    await page.goto(address);
    await diagram.expectDrawn();
    await expect(drawn).toContainText('✓ running');
    expect(page.workers()).toHaveLength(1);
    await expect.poll(() => keptDrawings(page)).toBe(1);
  });

  const places = () =>
    diagram.figure
      .locator('g.icon-shape')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('transform')));
  const placesBefore = await places();

  await test.step('and then shown from what is kept, stopped as it is now', async () => {
    await page.goto('about:blank');
    await ec2.send(new StopInstancesCommand({ InstanceIds: [host] }));
    await expect.poll(stateOf).toBe('stopped');
    await page.goto(address);
    await diagram.expectDrawn();
    await expect(drawn).toHaveAttribute('data-status', 'stopped');
    await expect(drawn).toContainText('■ stopped');
    await expect(drawn).not.toContainText('running');
    expect(await places()).toEqual(placesBefore);
    expect(hasLaidOut(page)).toBe(false);
  });

  await test.step('in which states go on changing', async () => {
    await ec2.send(new StartInstancesCommand({ InstanceIds: [host] }));
    await expect.poll(stateOf).toBe('running');
    await expect(drawn).toHaveAttribute('data-status', 'healthy');
    expect(hasLaidOut(page)).toBe(false);
  });

  await test.step('what another release drew is forgotten', async () => {
    await page.evaluate(pretendOlderRelease, database);
    await page.reload();
    await diagram.expectDrawn();
    await expect(drawn).toContainText('✓ running');
    expect(hasLaidOut(page)).toBe(true);
  });
});

test('a page asks once for what it shows, and misses nothing from before its stream', async ({
  page,
  api,
  ec2,
  environmentName,
}) => {
  const { host, stateOf } = await deployWithHost(api, ec2, environmentName);
  const asked: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.startsWith('/api/')) asked.push(pathname);
  });
  let letStream = () => {};
  const isLet = new Promise<void>((resolve) => {
    letStream = resolve;
  });
  await page.route('**/api/v1/stream?*', async (route) => {
    await isLet;
    await route.continue();
  });
  const diagram = new NetworkFigure(page, environmentName);
  const drawn = diagram.figure.locator(`[data-resource="${host}"]`);

  await page.goto(`/environments/${environmentName}/architecture`);
  await diagram.expectDrawn();
  await expect(drawn).toContainText('✓ running');
  await ec2.send(new StopInstancesCommand({ InstanceIds: [host] }));
  await expect.poll(stateOf).toBe('stopped');
  await expect(drawn).toContainText('✓ running');
  letStream();
  await expect(drawn).toContainText('■ stopped');
  expect(asked.filter((path, index) => asked.indexOf(path) !== index)).toEqual([]);
});

test('a browser keeps so many drawings and no more', async ({ page, api, environmentName }) => {
  await api.createEnvironment(environmentName);
  await api.deploy(environmentName);
  await page.goto(`/environments/${environmentName}/architecture`);
  await new NetworkFigure(page, environmentName).expectDrawn();
  await expect.poll(() => keptDrawings(page)).toBe(1);
  await page.evaluate(fillWithDrawings, { database, count: 100 });
  await page.goto(`/environments/${environmentName}/architecture?view=everything`);
  await expect(page.getByRole('figure')).toHaveAttribute('data-rendered', 'true');
  await expect.poll(() => keptDrawings(page)).toBe(48);
  await page.reload();
  await expect(page.getByRole('figure')).toHaveAttribute('data-rendered', 'true');
  expect(hasLaidOut(page)).toBe(false);
});

function keptDrawings(page: Page): Promise<number> {
  return page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => {
          const counting = opening.result.transaction('drawings').objectStore('drawings').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
    database,
  );
}

/** Runs in the page. */
function pretendOlderRelease(name: string): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('releases', 'readwrite');
      transaction.objectStore('releases').put('older', 'latest');
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}

/** Runs in the page. */
function fillWithDrawings(options: { readonly database: string; readonly count: number }) {
  return new Promise<void>((resolve) => {
    const opening = indexedDB.open(options.database);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('drawings', 'readwrite');
      const store = transaction.objectStore('drawings');
      for (let index = 0; index < options.count; index += 1) {
        store.put({ structureKey: `filled ${index}`, svg: '<svg/>', usedAt: index });
      }
      transaction.oncomplete = () => {
        opening.result.close();
        resolve();
      };
    };
  });
}
