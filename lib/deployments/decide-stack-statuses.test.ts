import { describe, expect, it } from 'vitest';
import { decide } from './decide.ts';
import type { Action, DeploymentModel, Run } from './model.ts';
import { aDeployment, aRun } from './runs.test-data.ts';
import { stackStatuses } from './stack-statuses.ts';

/** What the engine does with a stack in each status: before a plan, while applying, while destroying. */
const table: Record<string, Row> = {
  none: { pending: 'create', applying: 'fail', unbegun: 'fail', doomed: 'gone', deleting: 'gone' },
  REVIEW_IN_PROGRESS: {
    pending: 'create',
    applying: 'wait',
    unbegun: 'wait',
    doomed: 'delete',
    deleting: 'wait',
  },
  CREATE_IN_PROGRESS: busy(),
  CREATE_COMPLETE: atRest('update', 'succeed'),
  CREATE_FAILED: atRest('fail', 'fail'),
  ROLLBACK_IN_PROGRESS: rollingBack(),
  ROLLBACK_COMPLETE: atRest('replace', 'fail'),
  ROLLBACK_FAILED: atRest('fail', 'fail'),
  UPDATE_IN_PROGRESS: busy(),
  UPDATE_COMPLETE_CLEANUP_IN_PROGRESS: busy(),
  UPDATE_COMPLETE: atRest('update', 'succeed'),
  UPDATE_FAILED: atRest('fail', 'fail'),
  UPDATE_ROLLBACK_IN_PROGRESS: rollingBack(),
  UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS: rollingBack(),
  UPDATE_ROLLBACK_COMPLETE: atRest('update', 'fail'),
  UPDATE_ROLLBACK_FAILED: atRest('fail', 'fail'),
  IMPORT_IN_PROGRESS: busy(),
  IMPORT_COMPLETE: atRest('update', 'succeed'),
  IMPORT_ROLLBACK_IN_PROGRESS: rollingBack(),
  IMPORT_ROLLBACK_COMPLETE: atRest('update', 'fail'),
  IMPORT_ROLLBACK_FAILED: atRest('fail', 'fail'),
  DELETE_IN_PROGRESS: busy(),
  DELETE_COMPLETE: {
    pending: 'create',
    applying: 'fail',
    unbegun: 'fail',
    doomed: 'gone',
    deleting: 'gone',
  },
  DELETE_FAILED: { ...atRest('fail', 'fail'), deleting: 'fail' },
  A_STATUS_OF_TOMORROW: busy(),
};

type Word =
  | 'create'
  | 'update'
  | 'replace'
  | 'wait'
  | 'fail'
  | 'succeed'
  | 'roll back'
  | 'delete'
  | 'gone';

interface Row {
  readonly pending: Word;
  readonly applying: Word;
  readonly unbegun: Word;
  readonly doomed: Word;
  readonly deleting: Word;
}

function busy(): Row {
  return {
    pending: 'wait',
    applying: 'wait',
    unbegun: 'wait',
    doomed: 'delete',
    deleting: 'wait',
  };
}

function rollingBack(): Row {
  return { ...busy(), applying: 'roll back', unbegun: 'roll back' };
}

function atRest(pending: Word, applying: Word): Row {
  return { pending, applying, unbegun: 'wait', doomed: 'delete', deleting: 'wait' };
}

const run = (status: Run['status']): Run => aRun('network', [], status);

const deploying = (status: DeploymentModel['status'], runStatus: Run['status']) =>
  aDeployment(status, [run(runStatus)]);

const destroying = (runStatus: Run['status']) =>
  aDeployment('applying', [run(runStatus)], { kind: 'destroy' });

const situations: Record<keyof Row, { deployment: DeploymentModel; begun: boolean }> = {
  pending: { deployment: deploying('planning', 'pending'), begun: false },
  applying: { deployment: deploying('applying', 'applying'), begun: true },
  unbegun: { deployment: deploying('applying', 'applying'), begun: false },
  doomed: { deployment: destroying('pending'), begun: false },
  deleting: { deployment: destroying('applying'), begun: true },
};

function wordOf(deployment: DeploymentModel, actions: readonly Action[]): Word | Action {
  const [action, ...others] = actions;
  if (!action) return 'wait';
  expect(others).toEqual([]);
  switch (action.kind) {
    case 'create-change-set':
      return action.type === 'CREATE' ? 'create' : 'update';
    case 'delete-rolled-back-stack':
      return 'replace';
    case 'delete-stack':
      return 'delete';
    case 'set-run':
      if (action.status === 'failed') return 'fail';
      if (action.status === 'rolling-back') return 'roll back';
      if (action.status === 'succeeded') return deployment.kind === 'destroy' ? 'gone' : 'succeed';
      return action;
    default:
      return action;
  }
}

describe('decide, for every stack status', () => {
  it('knows every status of CloudFormation', () => {
    expect(Object.keys(table)).toEqual(expect.arrayContaining([...stackStatuses]));
  });

  const cases = Object.entries(table).flatMap(([status, row]) =>
    (Object.keys(situations) as (keyof Row)[]).map(
      (situation) => [status, situation, row[situation]] as const,
    ),
  );

  it.each(cases)('%s, %s: %s', (status, situation, expected) => {
    const { deployment, begun } = situations[situation];
    const stack = status === 'none' ? undefined : { status, reason: 'AWS says so' };
    const actions = decide(
      deployment,
      new Map([['network', { stack, changeSet: undefined, begun }]]),
    );
    expect(wordOf(deployment, actions)).toBe(expected);
    const failure = actions.find((action) => action.kind === 'set-run');
    if (failure?.status === 'failed') expect(failure.reason).toBeTruthy();
  });

  it('follows a roll-back to its end once it is known', () => {
    const observe = (status: string) =>
      new Map([
        ['network', { stack: { status, reason: 'Gone wrong' }, changeSet: undefined, begun: true }],
      ]);
    const deployment = deploying('applying', 'rolling-back');
    expect(decide(deployment, observe('ROLLBACK_IN_PROGRESS'))).toEqual([]);
    expect(decide(deployment, observe('ROLLBACK_COMPLETE'))).toEqual([
      { kind: 'set-run', layer: 'network', status: 'failed', reason: 'Gone wrong' },
    ]);
  });
});
