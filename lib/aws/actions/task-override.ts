import type { TaskOverride } from '@aws-sdk/client-ecs';
import type { z } from 'zod';
import type { taskRunInput } from '#lib/resources/ecs/task-definition-actions.ts';

/** What one run of a task is to have in place of its definition's own. */
export function taskOverride(input: z.output<typeof taskRunInput>): TaskOverride {
  const { container, command, environment, cpu, memory } = input;
  return {
    ...(cpu !== undefined && { cpu: String(cpu) }),
    ...(memory !== undefined && { memory: String(memory) }),
    ...(command.length + environment.length > 0 && {
      containerOverrides: [
        {
          name: container,
          ...(command.length > 0 && { command }),
          environment: environment.map((text) => {
            const end = text.indexOf('=');
            return { name: text.slice(0, end), value: text.slice(end + 1) };
          }),
        },
      ],
    }),
  };
}
