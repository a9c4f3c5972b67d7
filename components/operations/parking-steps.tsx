import Box from '@cloudscape-design/components/box';
import { z } from 'zod';
import { parameterGroups } from '#components/parameters/json-schema.ts';
import type { ParkingStep } from '#lib/api/parking.ts';
import type { ResourceAction } from '#lib/resources/action.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What is done to which resource, in order. */
export function ParkingSteps({ steps }: { readonly steps: readonly ParkingStep[] }) {
  return (
    <ul>
      {steps.map(({ resource, resourceType, resourceName, action, input }) => {
        const { title, actions = [] } = resourceModule(resourceType);
        const found = actions.find(({ id }) => id === action);
        return (
          <li key={resource}>
            {found?.title ?? action} {resourceName}{' '}
            <Box variant="span" color="text-body-secondary">
              {title}
              {inputText(found, input)}
            </Box>
          </li>
        );
      })}
    </ul>
  );
}

/** What an action is given, in the words of its form: `, tasks 0`. */
function inputText(action: ResourceAction | undefined, input: ParkingStep['input']): string {
  if (!action?.input || typeof input !== 'object' || input === null) return '';
  const titles = parameterGroups(z.toJSONSchema(action.input, { io: 'input' }))
    .flatMap(({ parameters }) => parameters)
    .map(({ name, title = name }) => [name, title.toLowerCase()] as const);
  const given = new Map(Object.entries(input));
  return titles.map(([name, title]) => `, ${title} ${given.get(name)}`).join('');
}
