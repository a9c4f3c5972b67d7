import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layerParameters } from '#lib/api/environments.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import { getEnvironment } from '#lib/environments/read-environments.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { destroyEnvironment } from './destroy-environment.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment, listStackEvents } from './read-deployments.ts';
import { applyDeployment } from './settle-plan.ts';

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
});

afterAll(() => test.close());

async function environment(name: string) {
  return createEnvironment(test.ctx, {
    name,
    region: 'us-east-2',
    tags: {},
    parameters: layerParameters.parse({}),
  });
}

const settledStatuses = ['planned', 'succeeded', 'failed', 'discarded'];

async function settled(id: string) {
  return expect
    .poll(
      async () => {
        const deployment = await getDeployment(test.ctx, { id });
        return settledStatuses.includes(deployment.status) && deployment;
      },
      { timeout: 25_000, interval: 50 },
    )
    .toBeTruthy()
    .then(() => getDeployment(test.ctx, { id }));
}

describe('a deployment', () => {
  it('plans, applies and destroys an environment', async () => {
    await environment('whole');
    const planned = await settled(
      (await planDeployment(test.ctx, { name: 'whole', apply: false })).id,
    );
    expect(planned).toMatchObject({ status: 'planned', failure: null });
    const [network] = planned.layers;
    expect(network?.changes?.every(({ action }) => action === 'add')).toBe(true);
    const vpc = network?.changes?.find(({ logicalId }) => logicalId === 'Vpc');
    expect(vpc?.properties).toContainEqual(
      expect.objectContaining({ path: '/Properties/CidrBlock', after: '10.0.0.0/16' }),
    );

    await applyDeployment(test.ctx, { id: planned.id });
    const applied = await settled(planned.id);
    expect(applied).toMatchObject({ status: 'succeeded', failure: null });
    const { events } = await listStackEvents(test.ctx, { id: planned.id, after: 0, limit: 1000 });
    expect(events.filter(({ status }) => status === 'CREATE_COMPLETE')).toHaveLength(
      (network?.changes?.length ?? 0) + 1,
    );
    expect(await getEnvironment(test.ctx, { name: 'whole' })).toMatchObject({
      layers: [{ state: 'deployed', stackStatus: 'CREATE_COMPLETE' }],
    });

    const destruction = await destroyEnvironment(test.ctx, { name: 'whole', confirm: 'whole' });
    expect(await settled(destruction.id)).toMatchObject({ status: 'succeeded' });
    expect(await getEnvironment(test.ctx, { name: 'whole' })).toMatchObject({
      state: 'empty',
      layers: [{ state: 'not-deployed' }],
    });
  });
});
