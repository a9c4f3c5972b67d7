import { z } from 'zod';
import { type ActionOutcome, defineAction, failed, gone, running, succeeded } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { objectsAt, textAt } from '../property-path.ts';
import { mixOf, onDemandOnly } from './capacity-mix.ts';
import { costOfService, scalingText } from './service-forecast.ts';
import { primaryDeployment } from './service-state.ts';

/** ECS's default quota of tasks of one service. */
const mostTasks = 5_000;

const onlyActive = ({ properties }: ResourceNode) =>
  textAt(properties, 'status') === 'ACTIVE' ? undefined : `It is ${textAt(properties, 'status')}.`;

export const scaleService = defineAction({
  id: 'scale',
  title: 'Scale',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) =>
    `${name} starts or stops tasks until as many run. Automatic scaling may change the number again.`,
  input: z.strictObject({
    desiredCount: z.int().min(0).max(mostTasks).meta({
      title: 'Tasks',
      description: 'How many are to run; none stops them all.',
      group: 'Scale',
      control: 'slider',
    }),
  }),
  inputOf: ({ properties }) => ({ desiredCount: properties.desiredCount }),
  forecast: ({ properties }, { desiredCount }, lookUp) =>
    [costOfService(properties, desiredCount, lookUp), scalingText(properties, lookUp)]
      .filter((text) => text !== undefined)
      .join(' ') || undefined,
  unavailable: onlyActive,
  outcome: (node, { input }) => {
    if (!node) return gone;
    const { desiredCount } = z.object({ desiredCount: z.number() }).parse(input);
    const { properties } = node;
    if (properties.desiredCount !== desiredCount) {
      return properties.desiredCount === undefined ? running : overruled(node, desiredCount);
    }
    return properties.runningCount === desiredCount ? succeeded : rolledOut(node, running);
  },
});

export const redeployService = defineAction({
  id: 'redeploy',
  title: 'Force new deployment',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) =>
    `${name} replaces its tasks by new ones of the same definition, and pulls their images anew.`,
  unavailable: onlyActive,
  outcome: outcomeOfDeployment,
});

export const rollBackService = defineAction({
  id: 'roll-back',
  title: 'Change task definition',
  permission: 'deploy',
  confirmation: 'simple',
  effect: ({ name }) =>
    `${name} replaces its tasks by those of another revision. The next deployment of its layer puts the template’s back.`,
  input: z.strictObject({
    taskDefinition: z
      .string()
      .regex(/^[\w-]{1,255}:[1-9]\d*$/, 'A family and its revision, such as jobs:3')
      .meta({
        title: 'Task definition',
        description: 'A family and its revision.',
        group: 'Deployment',
        control: 'text',
        examples: ['jobs:3'],
      }),
  }),
  inputOf: ({ properties }) => ({
    taskDefinition: textAt(properties, 'taskDefinition')?.split('/').at(-1) ?? '',
  }),
  unavailable: onlyActive,
  outcome: outcomeOfDeployment,
});

/** Of one capacity provider. Source: ECS API, `CapacityProviderStrategyItem`. */
const mostWeight = 1_000;
const mostBase = 100_000;

const weight = z.int().min(0).max(mostWeight);

const mixInput = z
  .strictObject({
    spotWeight: weight.meta({
      title: 'Spot, weight',
      description:
        'Share of tasks on spare capacity, which may be interrupted with two minutes’ notice.',
      group: 'Capacity',
      control: 'number',
    }),
    onDemandWeight: weight.meta({
      title: 'On demand, weight',
      description: 'Weights 3 and 1 put three of four tasks on Spot.',
      group: 'Capacity',
      control: 'number',
    }),
    onDemandBase: z.int().min(0).max(mostBase).default(0).meta({
      title: 'On demand, base',
      description: 'So many tasks are on demand before the weights count.',
      group: 'Capacity',
      control: 'number',
    }),
  })
  .refine(({ spotWeight, onDemandWeight }) => spotWeight + onDemandWeight > 0, {
    path: ['spotWeight'],
    message: 'One of the two weights must be greater than 0',
  });

export const mixCapacity = defineAction({
  id: 'mix',
  title: 'Change Spot share',
  permission: 'operate',
  confirmation: 'simple',
  effect: ({ name }) =>
    `${name} replaces its tasks by new ones, spread like this. The next change of its layer’s capacity puts the template’s back.`,
  input: mixInput,
  inputOf: ({ properties }) => ({ ...(mixOf(properties) ?? onDemandOnly) }),
  forecast: ({ properties }, values, lookUp) => {
    const { success, data } = mixInput.safeParse(values);
    return success ? costOfService(properties, properties.desiredCount, lookUp, data) : undefined;
  },
  unavailable: onlyActive,
  outcome: outcomeOfDeployment,
});

function outcomeOfDeployment(
  node: ResourceNode | undefined,
  { reference }: { readonly reference?: string | undefined },
): ActionOutcome {
  if (!node) return gone;
  const ours = objectsAt(node.properties, 'deployments[]').find(({ id }) => id === reference);
  const failure = failureOf(node, reference);
  if (failure !== undefined) return failed(failure);
  if (!ours) {
    return { state: 'unknown', reason: 'Another deployment of the service has taken its place.' };
  }
  return rolledOut(node, ours.rolloutState === 'COMPLETED' ? succeeded : running);
}

/** Why a deployment failed, also after the service was rolled back and shows it no more. */
function failureOf({ properties }: ResourceNode, id: string | undefined): string | undefined {
  const shown = objectsAt(properties, 'deployments[]').find(
    (deployment) => deployment.id === id && deployment.rolloutState === 'FAILED',
  );
  const told = objectsAt(properties, 'events[]').find(({ message }) =>
    String(message).includes(`(deployment ${id}) deployment failed`),
  );
  return (shown && textAt(shown, 'rolloutStateReason')) ?? (told && textAt(told, 'message'));
}

/** What a failed deployment says, or else what was given. */
function rolledOut({ properties }: ResourceNode, otherwise: ActionOutcome): ActionOutcome {
  const deployment = primaryDeployment(properties);
  return deployment?.rolloutState === 'FAILED'
    ? failed(textAt(deployment, 'rolloutStateReason'))
    : otherwise;
}

function overruled({ properties }: ResourceNode, wanted: number): ActionOutcome {
  return {
    state: 'unknown',
    reason: `Somebody, or automatic scaling, wants ${properties.desiredCount} tasks instead of ${wanted}.`,
  };
}
