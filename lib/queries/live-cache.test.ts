import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EnvironmentGraph, GraphDelta } from '#lib/api/architecture.ts';
import type { Deployment, StackEvent } from '#lib/api/deployment-documents.ts';
import type { EnvironmentSummary } from '#lib/api/environments.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { delta, graph } from './graph.test-data.ts';
import { keys } from './keys.ts';
import { applyGraphDelta, applyLiveEvent, putDeployment, receiveGraph } from './live-cache.ts';

let client: QueryClient;

beforeEach(() => {
  client = new QueryClient();
});

afterEach(() => client.clear());

const at = '2026-11-24T00:00:00.000Z';

const deployment = (id: string, revision: number): Deployment => ({
  id,
  environment: 'dev',
  kind: 'deploy',
  status: 'applying',
  revertsDrift: false,
  requestedBy: 'tester',
  requestedById: null,
  requestedAt: at,
  decidedBy: null,
  requiredApprovals: 0,
  approvals: [],
  needs: [],
  overrideReason: null,
  stop: null,
  startedAt: null,
  finishedAt: null,
  revision,
  layers: [],
  failure: null,
  waitingReason: null,
  losses: [],
  expectedSeconds: null,
});

const node = (id: string, statusText = 'available'): ResourceNode => ({
  id,
  type: 'AWS::EC2::VPC',
  name: id,
  status: 'healthy',
  statusText,
  managed: true,
  properties: {},
  tags: {},
});

describe('applyGraphDelta', () => {
  const cases: [string, GraphDelta, string[], boolean][] = [
    ['adds at the end', delta(4, { nodes: [node('z')] }), ['a', 'b', 'c', 'z'], true],
    ['replaces in place', delta(4, { nodes: [node('b', 'pending')] }), ['a', 'b', 'c'], true],
    ['removes', delta(4, { removed: ['a', 'x'] }), ['b', 'c'], true],
    ['ignores what it has', delta(3, { removed: ['a'] }), ['a', 'b', 'c'], true],
    ['wants the graph again after a gap', delta(5, { removed: ['a'] }), ['a', 'b', 'c'], false],
  ];

  it.each(cases)('%s', (_, change, ids, applied) => {
    client.setQueryData(keys.graph('dev'), graph(3, node('a'), node('b'), node('c')));
    expect(applyGraphDelta(client, 'dev', change)).toBe(applied);
    const known = client.getQueryData<EnvironmentGraph>(keys.graph('dev'));
    expect(known?.nodes.map(({ id }) => id)).toEqual(ids);
    expect(known?.relations).toHaveLength(1);
    for (const changed of applied && change.revision === 4 ? change.nodes : []) {
      expect(known?.nodes).toContainEqual(changed);
    }
  });

  it('takes relations where they changed', () => {
    client.setQueryData(keys.graph('dev'), graph(3));
    applyGraphDelta(client, 'dev', delta(4, { relations: [] }));
    expect(client.getQueryData(keys.graph('dev'))).toMatchObject({ revision: 4, relations: [] });
  });

  it('leaves a graph alone that nobody has read', () => {
    expect(applyGraphDelta(client, 'dev', delta(4))).toBe(true);
    expect(client.getQueryData(keys.graph('dev'))).toBeUndefined();
  });
});

it('a delta makes the estimate old, and neither what it is made by nor what was paid', () => {
  const { cost, costBasis, actualCost } = keys;
  for (const key of [cost, costBasis, actualCost]) client.setQueryData(key('dev'), {});
  receiveGraph(client, 'dev', delta(1));
  const isOld = (key: typeof cost | typeof costBasis | typeof actualCost) =>
    client.getQueryState(key('dev'))?.isInvalidated;
  expect([cost, costBasis, actualCost].map(isOld)).toEqual([true, false, false]);
});

describe('putDeployment', () => {
  const list = () =>
    client.getQueryData<{ deployments: Deployment[] }>(keys.deployments('dev'))?.deployments;

  it('puts a new one first and replaces a known one where it stands', () => {
    client.setQueryData(keys.deployments('dev'), { deployments: [deployment('a', 1)], next: null });
    putDeployment(client, deployment('b', 0));
    putDeployment(client, deployment('a', 2));
    expect(list()?.map(({ id, revision }) => [id, revision])).toEqual([
      ['b', 0],
      ['a', 2],
    ]);
    expect(client.getQueryData(keys.deployment('a'))).toMatchObject({ revision: 2 });
  });

  it('keeps a newer revision', () => {
    client.setQueryData(keys.deployment('a'), deployment('a', 5));
    client.setQueryData(keys.deployments('dev'), { deployments: [deployment('a', 5)], next: null });
    putDeployment(client, deployment('a', 4));
    expect(client.getQueryData(keys.deployment('a'))).toMatchObject({ revision: 5 });
    expect(list()).toMatchObject([{ revision: 5 }]);
  });

  it('replaces a known one in what a search found, and asks again where it is not there', () => {
    const found = keys.deploymentHistory('dev', { status: 'planned' });
    const elsewhere = keys.deploymentHistory('dev', {});
    const before = keys.deploymentHistory('dev', { before: 'a' });
    const failed = keys.deploymentHistory('dev', { status: 'failed' });
    const ofLayer = keys.deploymentHistory('dev', { layer: 'compute' });
    const pages = (id: string) => ({
      pages: [{ deployments: [deployment(id, 1)], next: null }],
      pageParams: [null],
    });
    client.setQueryData(found, pages('a'));
    client.setQueryData(elsewhere, pages('b'));
    for (const other of [before, failed, ofLayer]) client.setQueryData(other, pages('b'));
    putDeployment(client, deployment('a', 2));
    expect(client.getQueryData(found)).toMatchObject({
      pages: [{ deployments: [{ id: 'a', revision: 2 }] }],
    });
    const isStale = (queryKey: readonly unknown[]) =>
      client.getQueryState(queryKey)?.isInvalidated ?? false;
    expect([found, elsewhere].map(isStale)).toEqual([false, true]);
    expect([before, failed, ofLayer].map(isStale)).toEqual([false, false, false]);
  });

  it('makes no list of one', () => {
    putDeployment(client, deployment('a', 1));
    expect(list()).toBeUndefined();
  });
});

describe('applyLiveEvent', () => {
  it('keeps stack events in order, each once', () => {
    const event = (sequence: number) => ({ sequence, deploymentId: 'd' }) as StackEvent;
    client.setQueryData(keys.stackEvents('d'), { events: [event(1), event(4)] });
    for (const sequence of [5, 2, 4, 1]) {
      applyLiveEvent(client, { kind: 'stack-event', data: event(sequence) });
    }
    const known = client.getQueryData<{ events: StackEvent[] }>(keys.stackEvents('d'));
    expect(known?.events.map(({ sequence }) => sequence)).toEqual([1, 2, 4, 5]);
  });

  it('puts activity first, once, into pages that are there', () => {
    const entry = (sequence: number) =>
      ({ sequence, environment: 'dev', kind: 'environment-created', resourceId: null }) as never;
    applyLiveEvent(client, { kind: 'activity', data: entry(9) });
    expect(client.getQueryData(keys.activity('dev'))).toBeUndefined();
    client.setQueryData(keys.activity('dev'), {
      pages: [
        { entries: [entry(2)], next: 2 },
        { entries: [entry(1)], next: null },
      ],
      pageParams: [null, 2],
    });
    for (const sequence of [3, 3, 2]) {
      applyLiveEvent(client, { kind: 'activity', data: entry(sequence) });
    }
    expect(client.getQueryData(keys.activity('dev'))).toMatchObject({
      pages: [{ entries: [{ sequence: 3 }, { sequence: 2 }] }, { entries: [{ sequence: 1 }] }],
    });
  });

  it('keeps environments by name, and their parameters', () => {
    const summary = (name: string, state: string) => ({ name, state }) as EnvironmentSummary;
    client.setQueryData(keys.environments, { environments: [summary('dev', 'empty')] });
    client.setQueryData(keys.environment('dev'), { name: 'dev', parameters: { network: {} } });
    applyLiveEvent(client, { kind: 'environment', data: summary('dev', 'changing') });
    applyLiveEvent(client, { kind: 'environment', data: summary('alpha', 'empty') });
    expect(client.getQueryData(keys.environments)).toEqual({
      environments: [summary('alpha', 'empty'), summary('dev', 'changing')],
    });
    expect(client.getQueryData(keys.environment('dev'))).toEqual({
      name: 'dev',
      state: 'changing',
      parameters: { network: {} },
    });
  });

  it('forgets a removed environment, and everything’s freshness on hello', () => {
    client.setQueryData(keys.environment('dev'), { name: 'dev' });
    client.setQueryData(keys.environments, { environments: [] });
    applyLiveEvent(client, { kind: 'environment-removed', data: { name: 'dev' } });
    expect(client.getQueryData(keys.environment('dev'))).toBeUndefined();
    client.setQueryData(keys.graph('dev'), graph(1));
    applyLiveEvent(client, { kind: 'hello', data: { sequence: 1 } });
    expect(client.getQueryState(keys.graph('dev'))?.isInvalidated).toBe(true);
  });
});
