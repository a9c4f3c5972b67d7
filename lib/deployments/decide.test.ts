import { describe, expect, it } from 'vitest';
import { decide, runsToObserve } from './decide.ts';
import type { Action, DeploymentModel, Observation, Run } from './model.ts';
import { aDeployment, aRun } from './runs.test-data.ts';

const none: Observation = { stack: undefined, changeSet: undefined, begun: false };

const deployed: Observation = {
  ...none,
  stack: { status: 'CREATE_COMPLETE', reason: undefined },
};

function changeSet(status: string, executionStatus: string, reason?: string): Observation {
  return {
    ...none,
    stack: { status: 'REVIEW_IN_PROGRESS', reason: undefined },
    changeSet: { status, executionStatus, reason, changes: [] },
  };
}

const ready = changeSet('CREATE_COMPLETE', 'AVAILABLE');
const unchanged = changeSet(
  'FAILED',
  'UNAVAILABLE',
  "The submitted information didn't contain changes. Submit different information to create a change set.",
);
const refused = changeSet('FAILED', 'UNAVAILABLE', 'Properties validation failed');

const losing: Observation = {
  ...deployed,
  changeSet: {
    status: 'CREATE_COMPLETE',
    executionStatus: 'AVAILABLE',
    reason: undefined,
    changes: [
      {
        logicalId: 'Bucket',
        physicalId: 'lake-1',
        resourceType: 'AWS::S3::Bucket',
        action: 'remove',
        replacement: 'no',
        policyAction: 'Delete',
        properties: [],
      },
    ],
  },
};

/** network ← security ← compute, in the given states. */
function chain(...statuses: [Run['status'], Run['status'], Run['status']]): Run[] {
  const [network, security, compute] = statuses;
  return [
    aRun('network', [], network),
    aRun('security', ['network'], security),
    aRun('compute', ['network', 'security'], compute),
  ];
}

function short(action: Action): string {
  switch (action.kind) {
    case 'set-deployment':
      return `deployment ${action.status}`;
    case 'set-run':
      return `${action.layer} ${action.status}`;
    default:
      return `${action.kind} ${action.layer}`;
  }
}

interface Case {
  readonly name: string;
  readonly deployment: DeploymentModel;
  readonly seen?: Readonly<Record<string, Observation>>;
  readonly does: readonly string[];
}

const destroy = { kind: 'destroy' } as const;

const cases: Case[] = [
  {
    name: 'plans what needs nothing and leaves the rest for later',
    deployment: aDeployment('planning', chain('pending', 'pending', 'pending')),
    does: ['create-change-set network'],
  },
  {
    name: 'waits for a change set that is being made',
    deployment: aDeployment('planning', chain('planning', 'pending', 'pending')),
    seen: { network: changeSet('CREATE_IN_PROGRESS', 'UNAVAILABLE') },
    does: [],
  },
  {
    name: 'asks again for a change set that vanished',
    deployment: aDeployment('planning', chain('planning', 'pending', 'pending')),
    does: ['network pending'],
  },
  {
    name: 'takes a finished change set',
    deployment: aDeployment('planning', chain('planning', 'pending', 'pending')),
    seen: { network: ready },
    does: ['network planned'],
  },
  {
    name: 'is a plan once nothing more can be planned',
    deployment: aDeployment('planning', chain('planned', 'pending', 'pending')),
    does: ['deployment planned'],
  },
  {
    name: 'goes on by itself where it was told to',
    deployment: aDeployment('planning', chain('planned', 'pending', 'pending'), {
      autoApply: true,
    }),
    does: ['deployment waiting'],
  },
  {
    name: 'plans the next layer where one has nothing to change',
    deployment: aDeployment('planning', chain('unchanged', 'pending', 'pending')),
    does: ['create-change-set security'],
  },
  {
    name: 'throws an empty change set away',
    deployment: aDeployment('planning', chain('planning', 'pending', 'pending')),
    seen: { network: unchanged },
    does: ['discard-change-set network', 'network unchanged'],
  },
  {
    name: 'has nothing to do where nothing changes',
    deployment: aDeployment('planning', chain('unchanged', 'unchanged', 'unchanged')),
    does: ['deployment succeeded'],
  },
  {
    name: 'fails a layer whose change set failed',
    deployment: aDeployment('planning', chain('planning', 'pending', 'pending')),
    seen: { network: refused },
    does: ['discard-change-set network', 'network failed'],
  },
  {
    name: 'gives a plan up of which one layer failed',
    deployment: aDeployment('planning', chain('unchanged', 'planned', 'failed')),
    does: ['discard-change-set security', 'security skipped', 'deployment failed'],
  },
  {
    name: 'executes a plan',
    deployment: aDeployment('applying', chain('planned', 'pending', 'pending')),
    seen: { network: ready },
    does: ['execute-change-set network'],
  },
  {
    name: 'sees that a plan was already executed',
    deployment: aDeployment('applying', chain('planned', 'pending', 'pending')),
    seen: { network: changeSet('CREATE_COMPLETE', 'EXECUTE_IN_PROGRESS') },
    does: ['network applying'],
  },
  {
    name: 'does not execute a plan that the stack has outlived',
    deployment: aDeployment('applying', chain('planned', 'pending', 'pending')),
    seen: { network: changeSet('CREATE_COMPLETE', 'OBSOLETE') },
    does: ['discard-change-set network', 'network failed', 'security skipped', 'compute skipped'],
  },
  {
    name: 'does not execute a plan that is gone',
    deployment: aDeployment('applying', chain('planned', 'pending', 'pending')),
    does: ['discard-change-set network', 'network failed', 'security skipped', 'compute skipped'],
  },
  {
    name: 'applies nothing of a plan of which one part is outlived',
    deployment: aDeployment(
      'applying',
      chain('planned', 'planned', 'pending').map((run) => ({ ...run, isDeployed: true })),
    ),
    seen: {
      network: changeSet('CREATE_COMPLETE', 'AVAILABLE'),
      security: changeSet('CREATE_COMPLETE', 'OBSOLETE'),
    },
    does: [
      'discard-change-set network',
      'network skipped',
      'discard-change-set security',
      'security failed',
      'compute skipped',
    ],
  },
  {
    name: 'goes on with what a process that ended has begun, whatever has become of the rest',
    deployment: aDeployment(
      'applying',
      chain('planned', 'planned', 'pending').map((run) => ({ ...run, isDeployed: true })),
    ),
    seen: {
      network: changeSet('CREATE_COMPLETE', 'EXECUTE_IN_PROGRESS'),
      security: changeSet('CREATE_COMPLETE', 'OBSOLETE'),
    },
    does: ['network applying'],
  },
  {
    name: 'starts no further layer once it is stopped, and lets the running one end',
    deployment: aDeployment('applying', chain('applying', 'pending', 'pending'), {
      stop: 'after-running',
    }),
    seen: {
      network: {
        ...none,
        stack: { status: 'CREATE_IN_PROGRESS', reason: undefined },
        begun: true,
      },
    },
    does: ['security skipped', 'compute skipped'],
  },
  {
    name: 'is cancelled where nothing failed and something was left out',
    deployment: aDeployment('applying', chain('succeeded', 'skipped', 'skipped'), {
      stop: 'after-running',
    }),
    does: ['deployment cancelled'],
  },
  {
    name: 'has succeeded where it was stopped too late',
    deployment: aDeployment('applying', chain('succeeded', 'succeeded', 'succeeded'), {
      stop: 'now',
    }),
    does: ['deployment succeeded'],
  },
  {
    name: 'has failed where something did, stopped or not',
    deployment: aDeployment('applying', chain('succeeded', 'failed', 'skipped'), { stop: 'now' }),
    does: ['deployment failed'],
  },
  {
    name: 'protects what it has deployed where that is the rule',
    deployment: aDeployment('applying', chain('applying', 'skipped', 'skipped'), {
      isProtected: true,
    }),
    seen: { network: { ...deployed, begun: true } },
    does: ['protect-stack network'],
  },
  {
    name: 'waits with a layer until all that it needs is there',
    deployment: aDeployment('applying', chain('succeeded', 'applying', 'pending')),
    seen: { security: deployed },
    does: [],
  },
  {
    name: 'plans a layer once all that it needs is there',
    deployment: aDeployment('applying', chain('succeeded', 'succeeded', 'pending')),
    does: ['create-change-set compute'],
  },
  {
    name: 'skips what needs a layer that failed',
    deployment: aDeployment('applying', chain('failed', 'planned', 'pending')),
    does: ['discard-change-set security', 'security skipped', 'compute skipped'],
  },
  {
    name: 'skips what needs a layer that was skipped',
    deployment: aDeployment('applying', chain('failed', 'skipped', 'pending')),
    does: ['compute skipped'],
  },
  {
    name: 'has failed when one layer has',
    deployment: aDeployment('applying', chain('succeeded', 'failed', 'skipped')),
    does: ['deployment failed'],
  },
  {
    name: 'has succeeded when every layer has',
    deployment: aDeployment('applying', chain('succeeded', 'unchanged', 'succeeded')),
    does: ['deployment succeeded'],
  },
  {
    name: 'deletes first what nothing needs',
    deployment: aDeployment('applying', chain('pending', 'pending', 'pending'), destroy),
    seen: { network: deployed, security: deployed, compute: deployed },
    does: ['delete-stack compute'],
  },
  {
    name: 'deletes what nothing needs any more',
    deployment: aDeployment('applying', chain('pending', 'pending', 'succeeded'), destroy),
    seen: { network: deployed, security: deployed },
    does: ['delete-stack security'],
  },
  {
    name: 'leaves alone what is needed by something that could not be deleted',
    deployment: aDeployment('applying', chain('pending', 'failed', 'succeeded'), destroy),
    seen: { network: deployed },
    does: ['network skipped'],
  },
  {
    name: 'counts a stack that does not exist as deleted',
    deployment: aDeployment('applying', chain('pending', 'succeeded', 'succeeded'), destroy),
    does: ['network succeeded'],
  },
  {
    name: 'plans by the outputs of a stack that exists, though it is to be changed',
    deployment: aDeployment('planning', [
      aRun('network', [], 'planned', { isDeployed: true }),
      aRun('security', ['network'], 'pending', { isDeployed: true }),
      aRun('compute', ['security'], 'pending', { isDeployed: true }),
    ]),
    does: ['create-change-set security'],
  },
  {
    name: 'looks again at what was unchanged, once a layer it needs has changed',
    deployment: aDeployment('applying', [
      aRun('network', [], 'succeeded'),
      aRun('security', ['network'], 'unchanged', { isProvisional: true }),
      aRun('compute', ['security'], 'unchanged', { isProvisional: true }),
    ]),
    does: ['security pending'],
  },
  {
    name: 'starts nothing by what may be looked at again',
    deployment: aDeployment('applying', [
      aRun('network', [], 'applying'),
      aRun('security', ['network'], 'unchanged', { isProvisional: true }),
      aRun('compute', ['security'], 'planned'),
    ]),
    seen: { network: deployed },
    does: [],
  },
  {
    name: 'leaves what was unchanged where nothing that it needs has changed',
    deployment: aDeployment('applying', [
      aRun('network', [], 'failed'),
      aRun('security', ['network'], 'unchanged', { isProvisional: true }),
    ]),
    does: ['deployment failed'],
  },
  {
    name: 'reviews a plan that loses data, whatever it was told',
    deployment: aDeployment('planning', [aRun('network', [], 'planned', { losesData: true })], {
      autoApply: true,
    }),
    does: ['deployment planned'],
  },
  {
    name: 'starts as many layers as may run, those with most after them first',
    deployment: aDeployment(
      'applying',
      [
        aRun('budget', [], 'pending', { chainSeconds: 5 }),
        aRun('secrets', [], 'pending', { chainSeconds: 40 }),
        aRun('network', [], 'pending', { chainSeconds: 90 }),
      ],
      { concurrency: 2 },
    ),
    does: ['create-change-set secrets', 'create-change-set network'],
  },
  {
    name: 'starts none while as many as may are under way',
    deployment: aDeployment(
      'applying',
      [aRun('network', [], 'applying'), aRun('secrets', [], 'pending')],
      { concurrency: 1 },
    ),
    seen: { network: { ...deployed, begun: false } },
    does: [],
  },
  {
    name: 'fails a layer that would lose data nobody agreed to lose',
    deployment: aDeployment('applying', [aRun('data-lake', [], 'planning')]),
    seen: { 'data-lake': losing },
    does: ['discard-change-set data-lake', 'data-lake failed'],
  },
  {
    name: 'goes on with a layer that may lose its data',
    deployment: aDeployment('applying', [aRun('data-lake', [], 'planning')], {
      acceptedLosses: ['lake-1'],
    }),
    seen: { 'data-lake': losing },
    does: ['data-lake planned'],
  },
  {
    name: 'deletes the buckets that were given up after their stack',
    deployment: aDeployment(
      'applying',
      [aRun('data-lake', [], 'applying', { hasDoomedBuckets: true })],
      { kind: 'destroy' },
    ),
    does: ['delete-buckets data-lake'],
  },
  {
    name: 'gives a discarded plan’s change sets back',
    deployment: aDeployment('discarded', chain('unchanged', 'planned', 'pending')),
    does: ['discard-change-set security', 'security skipped', 'compute skipped'],
  },
  {
    name: 'has nothing to do with a plan that waits',
    deployment: aDeployment('planned', chain('planned', 'pending', 'pending')),
    seen: { network: ready },
    does: [],
  },
  {
    name: 'has nothing to do with what has ended',
    deployment: aDeployment('failed', chain('failed', 'skipped', 'skipped')),
    does: [],
  },
];

describe('decide, for layers that need each other', () => {
  it.each(cases)('$name', ({ deployment: given, seen = {}, does }) => {
    expect(decide(given, new Map(Object.entries(seen))).map(short)).toEqual(does);
  });
});

describe('runsToObserve', () => {
  it.each([
    ['deploy', chain('pending', 'pending', 'pending'), ['network']],
    ['deploy', chain('applying', 'pending', 'pending'), ['network']],
    ['deploy', chain('succeeded', 'planned', 'pending'), ['security']],
    ['deploy', chain('failed', 'planned', 'skipped'), []],
    ['destroy', chain('pending', 'pending', 'applying'), ['network', 'security', 'compute']],
    ['destroy', chain('pending', 'pending', 'succeeded'), ['network', 'security']],
  ] as const)('%s of %j', (kind, runs, layers) => {
    const observed = runsToObserve(aDeployment('applying', runs, { kind }));
    expect(observed.map(({ layer }) => layer)).toEqual(layers);
  });
});
