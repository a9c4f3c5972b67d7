import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deploymentStatus, layerRunStatus } from '#lib/api/deployment-documents.ts';
import { decide, runsToObserve } from './decide.ts';
import type { Action, DeploymentModel, Observation, Recovery, Run } from './model.ts';
import { stackStatuses } from './stack-statuses.ts';

const layers = [
  { layer: 'network', needs: [] },
  { layer: 'security', needs: ['network'] },
  { layer: 'compute', needs: ['network', 'security'] },
];

const observation: fc.Arbitrary<Observation> = fc.record({
  stack: fc.option(
    fc.record({
      status: fc.constantFrom(...stackStatuses, 'A_STATUS_OF_TOMORROW'),
      reason: fc.constantFrom(undefined, 'AWS says so'),
    }),
    { nil: undefined },
  ),
  changeSet: fc.option(
    fc.record({
      status: fc.constantFrom('CREATE_PENDING', 'CREATE_IN_PROGRESS', 'CREATE_COMPLETE', 'FAILED'),
      executionStatus: fc.constantFrom(
        'UNAVAILABLE',
        'AVAILABLE',
        'EXECUTE_IN_PROGRESS',
        'EXECUTE_COMPLETE',
        'EXECUTE_FAILED',
        'OBSOLETE',
      ),
      reason: fc.constantFrom(undefined, 'No updates are to be performed.', 'Refused'),
      changes: fc.constant([]),
    }),
    { nil: undefined },
  ),
  begun: fc.boolean(),
});

const recoveries: readonly Recovery[] = [
  { kind: 'roll-back' },
  { kind: 'continue-roll-back', skip: ['Vpc'] },
  { kind: 'delete', retain: [] },
];

function run({ layer, needs }: (typeof layers)[number]): fc.Arbitrary<Run> {
  return fc.record({
    layer: fc.constant(layer),
    needs: fc.constant(needs),
    status: fc.constantFrom(...layerRunStatus.options),
    isDeployed: fc.boolean(),
    isProvisional: fc.boolean(),
    chainSeconds: fc.nat(100),
    losesData: fc.boolean(),
    hasDoomedBuckets: fc.boolean(),
    recovery: fc.constantFrom(undefined, ...recoveries),
  });
}

const deployment: fc.Arbitrary<DeploymentModel> = fc.record({
  kind: fc.constantFrom('deploy', 'destroy', 'recover'),
  status: fc.constantFrom(...deploymentStatus.options),
  autoApply: fc.boolean(),
  stop: fc.constantFrom(undefined, 'now', 'after-running'),
  isProtected: fc.boolean(),
  concurrency: fc.integer({ min: 1, max: 3 }),
  acceptedLosses: fc.constant([]),
  runs: fc.tuple(...layers.map(run)),
});

const observations = fc
  .tuple(observation, observation, observation)
  .map((seen) => new Map(layers.map(({ layer }, index) => [layer as string, seen[index]])))
  .map(
    (seen) =>
      new Map([...seen].flatMap(([layer, found]) => (found ? [[layer, found] as const] : []))),
  );

const ending = new Set(['delete-buckets', 'protect-stack']);
const started = new Set(['execute-change-set', 'delete-stack', 'recover-stack']);

/** The rows after the actions, every call to AWS having succeeded, as `recordStep` writes them. */
function rowsAfter(model: DeploymentModel, actions: readonly Action[]): DeploymentModel {
  const statuses = new Map<string, Run['status']>();
  let { status } = model;
  for (const action of actions) {
    if (action.kind === 'set-deployment') status = action.status;
    else if (action.kind === 'set-run') statuses.set(action.layer, action.status);
    else if (ending.has(action.kind)) {
      if ('layer' in action) statuses.set(action.layer, 'succeeded');
    } else if (action.kind === 'create-change-set') statuses.set(action.layer, 'planning');
    else if (started.has(action.kind)) {
      if ('layer' in action) statuses.set(action.layer, 'applying');
    }
  }
  const runs = model.runs.map((run) => ({ ...run, status: statuses.get(run.layer) ?? run.status }));
  return { ...model, status, runs };
}

const callsOf = (actions: readonly Action[]) =>
  actions.filter(({ kind }) => kind !== 'set-run' && kind !== 'set-deployment');

describe('decide', () => {
  it('answers every situation, about layers it looked at or can judge by the rows alone', () => {
    fc.assert(
      fc.property(deployment, observations, (model, seen) => {
        const actions = decide(model, seen);
        const observed = new Set(runsToObserve(model).map(({ layer }) => layer));
        for (const action of callsOf(actions)) {
          if (action.kind === 'set-deployment' || action.kind === 'discard-change-set') continue;
          expect(observed).toContain(action.layer);
        }
        expect(new Set(actions.map((action) => JSON.stringify(action))).size).toBe(actions.length);
      }),
    );
  });

  it('says the same when it is asked again', () => {
    fc.assert(
      fc.property(deployment, observations, (model, seen) => {
        expect(decide(model, seen)).toEqual(decide(structuredClone(model), seen));
      }),
    );
  });

  it('never starts a layer’s operation a second time, however stale the look', () => {
    fc.assert(
      fc.property(deployment, observations, (model, seen) => {
        const first = decide(model, seen);
        const begun = new Map(
          callsOf(first).flatMap((action) =>
            'layer' in action && started.has(action.kind)
              ? [[action.layer, action.kind] as const]
              : [],
          ),
        );
        let next = rowsAfter(model, first);
        for (let step = 0; step < 6; step += 1) {
          const actions = decide(next, seen);
          for (const action of callsOf(actions)) {
            if ('layer' in action) expect(begun.get(action.layer)).toBeUndefined();
          }
          next = rowsAfter(next, actions);
        }
      }),
    );
  });

  it('never does something else to a layer before it has looked again', () => {
    fc.assert(
      fc.property(deployment, observations, (model, seen) => {
        const looked = new Map(
          model.runs.flatMap(({ layer, status }) => {
            const found = seen.get(layer);
            const changeSet = status === 'pending' ? undefined : found?.changeSet;
            return found ? [[layer, { ...found, changeSet }] as const] : [];
          }),
        );
        const first = decide(model, looked);
        const second = decide(rowsAfter(model, first), looked);
        for (const { layer } of layers) {
          const before = writesTo(layer, first);
          if (before.length > 0)
            expect(before).toEqual(expect.arrayContaining(writesTo(layer, second)));
        }
      }),
    );
  });
});

function writesTo(layer: string, actions: readonly Action[]): string[] {
  return callsOf(actions).flatMap((action) =>
    'layer' in action && action.layer === layer ? [action.kind] : [],
  );
}
