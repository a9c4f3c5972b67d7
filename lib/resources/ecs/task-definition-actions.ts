import { z } from 'zod';
import { secretFields } from '#lib/api/secret-fields.ts';
import { type ActionOutcome, defineAction, failed, gone, type LookUp, running } from '../action.ts';
import type { ResourceNode } from '../graph.ts';
import { textAt, valuesAt } from '../property-path.ts';
import { onDemandOnly, spotOnly } from './capacity-mix.ts';
import { costText } from './fargate-price.ts';
import { cpuText, fargateCpus, memoryProblem } from './fargate-size.ts';
import { essentialContainers, taskEnd } from './task-end.ts';
import { taskSizeOf } from './task-size.ts';

/** Of one call. Source: ECS API, `RunTask`, `count`. */
const mostTasks = 10;

const group = 'Run';

export const taskRunInput = z
  .strictObject({
    count: z.int().min(1).max(mostTasks).default(1).meta({
      title: 'Tasks',
      description: 'How many are started at once, each with the same settings.',
      group,
      control: 'number',
    }),
    capacityProvider: z
      .enum(['FARGATE', 'FARGATE_SPOT'])
      .default('FARGATE')
      .meta({
        title: 'Capacity',
        description: 'Spot is up to 70 % cheaper and may be interrupted with two minutes’ notice.',
        group,
        control: 'choice',
        labels: { FARGATE: 'On demand', FARGATE_SPOT: 'Spot' },
      }),
    container: z.string().min(1, 'Which container?').max(255).optional().meta({
      title: 'Container',
      description: 'Which one command and environment are for.',
      group,
      control: 'text',
    }),
    command: z
      .array(z.string().min(1, 'Not empty').register(secretFields, { shown: 'nothing' }))
      .default([])
      .meta({
        title: 'Command',
        description: 'In place of the image’s own, one argument each.',
        group,
        control: 'text-list',
        examples: ['python'],
      }),
    environment: z
      .array(
        z
          .string()
          .regex(/^[A-Za-z_][A-Za-z0-9_]*=.*$/s, 'Written as NAME=value')
          .register(secretFields, { shown: 'name' }),
      )
      .default([])
      .meta({
        title: 'Environment',
        description: 'Beside the definition’s own, or in place of them: NAME=value.',
        group,
        control: 'text-list',
        examples: ['DATE=2026-01-31'],
      }),
    cpu: z
      .literal(fargateCpus)
      .optional()
      .meta({
        title: 'CPU',
        description: 'The definition’s own unless chosen.',
        group,
        control: 'choice',
        labels: Object.fromEntries(fargateCpus.map((cpu) => [cpu, cpuText(cpu)])),
      }),
    memory: z.int().min(512).max(122_880).optional().meta({
      title: 'Memory',
      description: 'As Fargate offers it for the CPU.',
      group,
      control: 'number',
      unit: 'MiB',
    }),
  })
  .superRefine(({ cpu, memory, container, command, environment }, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (cpu === undefined && memory !== undefined) refuse('cpu', 'Needed with memory');
    if (cpu !== undefined && memory === undefined) refuse('memory', 'Needed with CPU');
    const problem = cpu && memory && memoryProblem(cpu, memory);
    if (problem) refuse('memory', problem);
    if (container === undefined && command.length + environment.length > 0) {
      refuse('container', 'Which one are command and environment for?');
    }
  });

export const runTask = defineAction({
  id: 'run',
  title: 'Run task',
  permission: 'operate',
  confirmation: 'none',
  effect: ({ name }) =>
    `${name} runs by itself, in the subnets and security groups of the environment’s service, until its containers end.`,
  input: taskRunInput,
  inputOf: ({ properties }) => {
    const cpu = Number(textAt(properties, 'cpu'));
    const memory = Number(textAt(properties, 'memory'));
    const [container] = essentialContainers(properties);
    return {
      ...(container !== undefined && { container }),
      ...(fargateCpus.some((one) => one === cpu) && memory > 0 && { cpu, memory }),
    };
  },
  forecast: ({ properties }, values) => {
    const { success, data } = taskRunInput.safeParse(values);
    const own = taskSizeOf(properties);
    if (!success || !own) return undefined;
    const { count, cpu = own.cpu, memory: memoryMib = own.memoryMib, capacityProvider } = data;
    const mix = capacityProvider === 'FARGATE_SPOT' ? spotOnly : onDemandOnly;
    return costText(count, { ...own, cpu, memoryMib }, mix);
  },
  unavailable: ({ properties }) => {
    const status = textAt(properties, 'status');
    if (status !== 'ACTIVE') return `It is ${status}.`;
    return valuesAt(properties, 'requiresCompatibilities[]').includes('FARGATE')
      ? undefined
      : 'It is not made for Fargate.';
  },
  outcome: (node, { reference, input }, lookUp) => {
    if (reference === undefined) return gone;
    return outcomeOfTasks(node, reference.split(' '), taskRunInput.parse(input).count, lookUp);
  },
});

function outcomeOfTasks(
  definition: ResourceNode | undefined,
  arns: readonly string[],
  wanted: number,
  lookUp: LookUp,
): ActionOutcome {
  const essential = essentialContainers(definition?.properties);
  const ends = arns.map((arn) => taskEnd(lookUp(arn) ?? {}, essential));
  if (ends.some(({ state }) => state === 'running')) return running;
  const bad = ends.filter(({ state }) => state !== 'succeeded');
  const [first] = bad.filter(({ state }) => state !== 'unknown');
  if (first) {
    return failed(
      ends.length > 1 ? `${bad.length} of ${ends.length} tasks failed. ${first.text}` : first.text,
    );
  }
  const [unseen] = bad;
  if (unseen) return { state: 'unknown', reason: unseen.text };
  if (ends.length < wanted) {
    return failed(`AWS placed ${ends.length} of ${wanted} tasks; they ended with exit code 0.`);
  }
  const reason = ends.length > 1 ? `Exit code 0 of all ${ends.length} tasks.` : 'Exit code 0.';
  return { state: 'succeeded', reason };
}
