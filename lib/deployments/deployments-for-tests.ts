import { expect, vi } from 'vitest';
import type { Deployment } from '#lib/api/deployment-documents.ts';
import { layerParameters } from '#lib/api/environments.ts';
import type { Context } from '#lib/context/context.ts';
import { createEnvironment } from '#lib/environments/create-environment.ts';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { planDeployment } from './plan-deployment.ts';
import { getDeployment } from './read-deployments.ts';

/** What the tests of deployments do again and again, against one runtime. */
export function deploymentsOf(test: Pick<TestRuntime, 'ctx' | 'localAws'>) {
  const control = async (path: string, init?: RequestInit) => {
    const response = await fetch(`${test.localAws.url}/_local/${path}`, init);
    expect(response.ok).toBe(true);
    return response.json();
  };

  const settled = (id: string): Promise<Deployment> =>
    until(test.ctx, id, ({ status }) => !goesOn.has(status));

  return {
    settled,

    create: (name: string, network: object = {}) =>
      createEnvironment(test.ctx, {
        name,
        region: 'us-east-2',
        tags: { team: 'data' },
        parameters: layerParameters.parse({ network }),
      }),

    plan: async (name: string, layers = ['network']): Promise<Deployment> =>
      settled((await planDeployment(test.ctx, { name, layers, apply: false })).id),

    deploy: async (name: string, layers = ['network']): Promise<Deployment> =>
      settled((await planDeployment(test.ctx, { name, layers, apply: true })).id),

    addFault: (fault: object) =>
      control('faults', { method: 'POST', body: JSON.stringify(fault) }) as Promise<{ id: string }>,

    /** How many times faster than AWS its time passes from now on. */
    setSpeed: (speed: number) =>
      control('speed', { method: 'POST', body: JSON.stringify({ speed }) }),

    removeFaults: () => control('faults', { method: 'DELETE' }),

    /** How often the product has called an operation of CloudFormation since the endpoint's start. */
    calls: async (operation: string): Promise<number> => {
      const { counts } = (await control('calls')) as { counts: Record<string, number> };
      return counts[`CloudFormation.${operation}`] ?? 0;
    },
  };
}

/** Statuses that a deployment leaves by itself. */
const goesOn: ReadonlySet<string> = new Set(['queued', 'planning', 'waiting', 'applying']);

/** The deployment once it is as expected. Fails after 45 seconds, unless said. */
export function until(
  ctx: Context,
  id: string,
  reached: (deployment: Deployment) => boolean,
  timeout = 45_000,
): Promise<Deployment> {
  return vi.waitFor(
    async () => {
      const deployment = await getDeployment(ctx, { id });
      if (!reached(deployment)) throw new Error(`The deployment is ${deployment.status}`);
      return deployment;
    },
    { timeout, interval: 25 },
  );
}
