import type { z } from 'zod';
import type { ResourceAction } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import type { Aws } from '../clients.ts';

interface Performance<Input> {
  readonly aws: Aws;
  readonly node: ResourceNode;
  /** Everything that was discovered with it. */
  readonly nodes: readonly ResourceNode[];
  readonly input: Input;
}

/** How AWS is asked to do what an action says. */
export interface Performer {
  readonly action: ResourceAction;
  /**
   * Resolves to the reference by which the outcome is recognised, where there is one. Rejects with
   * what AWS says, and where the input is not what the action's schema wants.
   */
  perform(performance: Performance<unknown>): Promise<string | undefined>;
}

/** Pairs an action with the call that does it; what it returns is the action's reference. */
export function performs<Input extends z.ZodType>(
  action: ResourceAction<Input>,
  perform: (
    performance: Performance<z.output<Input>>,
  ) => Promise<string | undefined> | Promise<void>,
): Performer {
  return {
    action,
    perform: async ({ input, ...rest }) => {
      const parsed = action.input ? action.input.parse(input) : (undefined as z.output<Input>);
      return (await perform({ ...rest, input: parsed })) ?? undefined;
    },
  };
}
