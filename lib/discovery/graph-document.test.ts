import { CreateTagsCommand } from '@aws-sdk/client-ec2';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { deploymentsOf } from '#lib/deployments/deployments-for-tests.ts';
import { startTestRuntime, type TestRuntime } from '#lib/runtime/runtime-for-tests.ts';
import { getGraph } from './graph-document.ts';
import { refreshEnvironment } from './refresh-environment.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const name = 'read';

let test: TestRuntime;

beforeAll(async () => {
  test = await startTestRuntime();
  await test.runtime.watcher.stop();
  const its = deploymentsOf(test);
  await its.create(name, { natGateways: 'none' });
  await its.deploy(name);
});

afterAll(() => test.close());

const graph = () => getGraph(test.ctx, { name });

it('a graph is read again only where it is another one, and its time is that of the last look', async () => {
  await refreshEnvironment(test.ctx, { name });
  const first = await graph();
  await refreshEnvironment(test.ctx, { name });
  const second = await graph();
  expect(second.nodes).toBe(first.nodes);
  expect(Date.parse(second.at)).toBeGreaterThan(Date.parse(first.at));

  const vpc = first.nodes.find(({ type }) => type === 'AWS::EC2::VPC');
  const Tags = [{ Key: 'by', Value: 'hand' }];
  const { ec2 } = test.ctx.aws({ region: 'us-east-2' });
  await ec2.send(new CreateTagsCommand({ Resources: [vpc?.id ?? ''], Tags }));
  await refreshEnvironment(test.ctx, { name });
  const third = await graph();
  expect(third.revision).toBe(first.revision + 1);
  expect(third.nodes.find(({ id }) => id === vpc?.id)?.tags).toMatchObject({ by: 'hand' });
});
