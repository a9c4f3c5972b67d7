import { describe, expect, it } from 'vitest';
import type { LayerRun, StackEvent } from '#lib/api/deployment-documents.ts';
import { lastChain } from './last-chain.ts';
import { aChange, aLayer, aPlan } from './review.test-data.ts';
import { timelineOf } from './timeline.ts';

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();

let sequence = 0;
const event = (seconds: number, layer: string, logicalId: string, status: string): StackEvent => ({
  sequence: ++sequence,
  deploymentId: 'd',
  layer,
  at: at(seconds),
  logicalId,
  physicalId: null,
  resourceType: logicalId.startsWith('dev-') ? 'AWS::CloudFormation::Stack' : 'AWS::EC2::VPC',
  status,
  reason: null,
});

const changes = [aChange('AWS::EC2::VPC', [], { action: 'add' })];
const layer = (
  name: string,
  from: number | null,
  to: number | null,
  more: Partial<LayerRun> = {},
) =>
  aLayer(name, {
    status: 'succeeded',
    changes,
    startedAt: from === null ? null : at(from),
    finishedAt: to === null ? null : at(to),
    ...more,
  });

/** The bars of a row as `phase from-to outcome`, in seconds. */
const said = (bars: readonly { phase: string; fromMs: number; toMs: number; outcome: string }[]) =>
  bars.map(
    ({ phase, fromMs, toMs, outcome }) =>
      `${phase} ${fromMs / 1_000}-${toMs / 1_000}${outcome === 'done' ? '' : ` ${outcome}`}`,
  );

describe('the timeline of a deployment', () => {
  const run = { requestedAt: at(90), startedAt: at(100), finishedAt: at(160) };

  it('is not there before the run', () => {
    expect(timelineOf(aPlan([layer('network', null, null)]), [], 0)).toBeUndefined();
  });

  it('says what each layer waited for, when it was planned, and when it was deployed', () => {
    const layers = [
      layer('network', 100, 130),
      layer('budget', 100, 110),
      layer('etl', 145, 160, { needs: ['network'] }),
      layer('access', null, 99, { status: 'unchanged', changes: [] }),
    ];
    const events = [
      event(95, 'network', 'dev-network', 'REVIEW_IN_PROGRESS'),
      event(131, 'etl', 'dev-etl', 'REVIEW_IN_PROGRESS'),
    ];
    const timeline = timelineOf(aPlan(layers, { status: 'succeeded', ...run }), events, 999_000);
    expect(timeline).toMatchObject({ fromMs: 90_000, toMs: 160_000 });
    expect(
      timeline?.layers.map(({ layer: id, bars, isCritical }) => [id, isCritical, said(bars)]),
    ).toEqual([
      ['network', true, ['plan 90-100', 'apply 100-130']],
      ['budget', false, ['plan 90-100', 'apply 100-110']],
      ['etl', true, ['queued 100-131', 'plan 131-145', 'apply 145-160']],
      ['access', false, []],
    ]);
  });

  it('leaves out how long a plan waited for its decision', () => {
    const waited = { ...run, requestedAt: at(10) };
    const plan = aPlan([layer('network', 100, 160)], { status: 'succeeded', ...waited });
    expect(timelineOf(plan, [], 0)).toMatchObject({ fromMs: 100_000 });
  });

  it('grows while it runs', () => {
    const layers = [
      layer('network', 100, null, { status: 'applying' }),
      layer('etl', null, null, { status: 'pending', changes: null, needs: ['network'] }),
    ];
    const plan = aPlan(layers, { status: 'applying', ...run, finishedAt: null });
    const events = [event(101, 'network', 'Vpc', 'CREATE_IN_PROGRESS')];
    const timeline = timelineOf(plan, events, 120_000);
    expect(timeline?.toMs).toBe(120_000);
    expect(timeline?.layers.map(({ bars }) => said(bars))).toEqual([
      ['plan 90-100', 'apply 100-120 running'],
      ['queued 100-120 running'],
    ]);
    expect(said(timeline?.layers[0]?.resources[0]?.bars ?? [])).toEqual(['apply 101-120 running']);
  });

  it('tells a roll-back from what failed before it, resource by resource', () => {
    const plan = aPlan([layer('network', 100, 160, { status: 'failed' })], {
      status: 'failed',
      ...run,
    });
    const events = [
      event(101, 'network', 'Vpc', 'CREATE_IN_PROGRESS'),
      event(102, 'network', 'Vpc', 'CREATE_IN_PROGRESS'),
      event(110, 'network', 'Vpc', 'CREATE_COMPLETE'),
      event(110, 'network', 'Gateway', 'CREATE_IN_PROGRESS'),
      event(120, 'network', 'Gateway', 'CREATE_FAILED'),
      event(121, 'network', 'dev-network', 'ROLLBACK_IN_PROGRESS'),
      event(122, 'network', 'Vpc', 'DELETE_IN_PROGRESS'),
      event(150, 'network', 'Vpc', 'DELETE_COMPLETE'),
    ];
    const [network] = timelineOf(plan, events, 0)?.layers ?? [];
    expect(said(network?.bars ?? [])).toEqual([
      'plan 90-100',
      'apply 100-121 failed',
      'roll-back 121-160',
    ]);
    expect(network?.resources.map(({ logicalId, bars }) => [logicalId, said(bars)])).toEqual([
      ['Vpc', ['apply 101-110', 'roll-back 122-150']],
      ['Gateway', ['apply 110-120 failed']],
    ]);
  });

  it('of a destruction goes from what needs to what is needed', () => {
    const layers = [layer('etl', 100, 120, { needs: ['network'] }), layer('network', 120, 160)];
    const plan = aPlan(layers, { kind: 'destroy', status: 'succeeded', ...run });
    const timeline = timelineOf(plan, [], 0);
    expect(timeline?.layers.map(({ bars, isCritical }) => [isCritical, said(bars)])).toEqual([
      [true, ['delete 100-120']],
      [true, ['queued 100-120', 'delete 120-160']],
    ]);
  });
});

it('the last chain ends even where layers name each other', () => {
  const links = [
    { layer: 'a', after: ['b'], endMs: 2 },
    { layer: 'b', after: ['a'], endMs: 1 },
    { layer: 'c', after: [], endMs: 0 },
  ];
  expect([...lastChain(links)]).toEqual(['a', 'b']);
  expect(lastChain([]).size).toBe(0);
});
