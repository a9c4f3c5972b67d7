import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Action, Recovery } from './model.ts';
import { aDeployment, aRun } from './runs.test-data.ts';
import { recoveriesOf, stackStatuses, stackStatusMeaning } from './stack-statuses.ts';

const recoveries: Readonly<Record<Recovery['kind'], Recovery>> = {
  'roll-back': { kind: 'roll-back' },
  'continue-roll-back': { kind: 'continue-roll-back', skip: ['Vpc'] },
  delete: { kind: 'delete', retain: ['Vpc'] },
};

/** How each end state is left; those that need nothing are the others. */
const ways: Readonly<Record<string, readonly Recovery['kind'][]>> = {
  CREATE_FAILED: ['roll-back', 'delete'],
  ROLLBACK_COMPLETE: ['delete'],
  ROLLBACK_FAILED: ['delete'],
  UPDATE_FAILED: ['roll-back'],
  UPDATE_ROLLBACK_FAILED: ['continue-roll-back', 'delete'],
  IMPORT_ROLLBACK_FAILED: ['delete'],
  DELETE_FAILED: ['delete'],
};

const kinds = Object.keys(recoveries) as Recovery['kind'][];

function decided(
  kind: Recovery['kind'],
  runStatus: 'pending' | 'applying',
  status: string | undefined,
  begun = true,
): Action[] {
  const run = aRun('network', [], runStatus, { recovery: recoveries[kind] });
  const stack = status === undefined ? undefined : { status, reason: 'AWS says so' };
  return decide(
    aDeployment('applying', [run], { kind: 'recover' }),
    new Map([['network', { stack, changeSet: undefined, begun }]]),
  );
}

describe('a stack at rest', () => {
  it.each(stackStatuses)('%s is told in words, with the ways from there', (status) => {
    const { words, phase } = stackStatusMeaning(status);
    expect(words).toMatch(/^[A-Z].{10,}\.$/);
    expect(words).not.toMatch(/[A-Z]{2,}_/);
    expect(recoveriesOf(status)).toEqual(ways[status] ?? []);
    if (phase === 'failed' || phase === 'delete-failed') {
      expect(recoveriesOf(status).length).toBeGreaterThan(0);
    }
  });

  const cases = stackStatuses.flatMap((status) => kinds.map((kind) => [status, kind] as const));

  it.each(cases)('%s is brought back by %s only where that is offered', (status, kind) => {
    const [action] = decided(kind, 'pending', status);
    if (ways[status]?.includes(kind)) {
      if (kind !== 'roll-back' || stackStatusMeaning(status).phase !== 'rolled-back') {
        expect(action).toEqual({
          kind: 'recover-stack',
          layer: 'network',
          recovery: recoveries[kind],
        });
      }
    } else {
      expect(action?.kind).toBe('set-run');
    }
  });
});

describe('a recovery', () => {
  it.each([
    ['roll-back', 'ROLLBACK_COMPLETE'],
    ['roll-back', 'UPDATE_ROLLBACK_COMPLETE'],
    ['continue-roll-back', 'UPDATE_ROLLBACK_COMPLETE'],
    ['delete', 'DELETE_COMPLETE'],
    ['delete', undefined],
  ] as const)('%s has succeeded at %s', (kind, status) => {
    for (const runStatus of ['pending', 'applying'] as const) {
      expect(decided(kind, runStatus, status)).toMatchObject([{ status: 'succeeded' }]);
    }
  });

  it.each([
    ['roll-back', 'ROLLBACK_FAILED'],
    ['continue-roll-back', 'UPDATE_ROLLBACK_FAILED'],
    ['delete', 'DELETE_FAILED'],
  ] as const)('%s has failed at %s, once the stack has moved', (kind, status) => {
    expect(decided(kind, 'applying', status, false)).toEqual([]);
    expect(decided(kind, 'applying', status)).toMatchObject([
      { status: 'failed', reason: 'AWS says so' },
    ]);
  });

  it('that was asked for by a process that ended is followed', () => {
    expect(decided('continue-roll-back', 'pending', 'UPDATE_ROLLBACK_IN_PROGRESS')).toMatchObject([
      { status: 'applying' },
    ]);
    expect(decided('delete', 'pending', 'DELETE_IN_PROGRESS')).toMatchObject([
      { status: 'applying' },
    ]);
  });
});

describe('a layer that is stopped at once', () => {
  const stopped = (status: string | undefined, begun = true) =>
    decide(
      aDeployment('applying', [aRun('network', [], 'applying')], { stop: 'now' }),
      new Map([
        [
          'network',
          {
            stack: status === undefined ? undefined : { status, reason: undefined },
            changeSet: undefined,
            begun,
          },
        ],
      ]),
    );

  it.each([
    ['UPDATE_IN_PROGRESS', [{ kind: 'cancel-update', layer: 'network' }]],
    ['CREATE_IN_PROGRESS', [{ kind: 'abandon-creation', layer: 'network' }]],
    ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', []],
    ['DELETE_IN_PROGRESS', []],
    [
      'UPDATE_ROLLBACK_IN_PROGRESS',
      [{ kind: 'set-run', layer: 'network', status: 'rolling-back' }],
    ],
    ['UPDATE_ROLLBACK_COMPLETE', [{ kind: 'set-run', layer: 'network', status: 'cancelled' }]],
    ['DELETE_COMPLETE', [{ kind: 'set-run', layer: 'network', status: 'cancelled' }]],
    [undefined, [{ kind: 'set-run', layer: 'network', status: 'cancelled' }]],
    ['UPDATE_COMPLETE', [{ kind: 'set-run', layer: 'network', status: 'succeeded' }]],
  ] as const)('%s', (status, actions) => {
    expect(stopped(status)).toEqual(actions);
  });

  it('waits until it has begun to move', () => {
    expect(stopped('UPDATE_IN_PROGRESS', false)).toEqual([]);
  });
});
