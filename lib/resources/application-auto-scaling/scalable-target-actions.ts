import { z } from 'zod';
import { defineAction, gone, running, succeeded } from '../action.ts';

const capacity = z.int().min(0).max(5_000);

const limits = z
  .strictObject({
    minCapacity: capacity.meta({
      title: 'Least',
      description: 'Automatic scaling keeps as many.',
      group: 'Limits',
      control: 'number',
    }),
    maxCapacity: capacity.meta({
      title: 'Most',
      description: 'Automatic scaling goes no further.',
      group: 'Limits',
      control: 'number',
    }),
  })
  .refine(({ minCapacity, maxCapacity }) => minCapacity <= maxCapacity, {
    path: ['maxCapacity'],
    message: 'Not less than the least',
  });

export const limitScaling = defineAction({
  id: 'limit',
  title: 'Set limits',
  permission: 'operate',
  confirmation: 'simple',
  effect: () => 'Automatic scaling keeps within these numbers, and scales at once where it must.',
  input: limits,
  inputOf: ({ properties }) => ({
    minCapacity: properties.MinCapacity,
    maxCapacity: properties.MaxCapacity,
  }),
  unavailable: () => undefined,
  outcome: (node, { input }) => {
    if (!node) return gone;
    const { minCapacity, maxCapacity } = limits.parse(input);
    const { MinCapacity, MaxCapacity } = node.properties;
    return MinCapacity === minCapacity && MaxCapacity === maxCapacity ? succeeded : running;
  },
});
