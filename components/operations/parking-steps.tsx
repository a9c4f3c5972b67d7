import Box from '@cloudscape-design/components/box';
import type { ParkingStep } from '#lib/api/parking.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** What is done to which resource, in order. */
export function ParkingSteps({ steps }: { readonly steps: readonly ParkingStep[] }) {
  return (
    <ul>
      {steps.map(({ resource, resourceType, resourceName, action, input }) => {
        const { title, actions = [] } = resourceModule(resourceType);
        return (
          <li key={resource}>
            {actions.find(({ id }) => id === action)?.title ?? action} {resourceName}{' '}
            <Box variant="span" color="text-body-secondary">
              {title}
              {inputText(input)}
            </Box>
          </li>
        );
      })}
    </ul>
  );
}

function inputText(input: ParkingStep['input']): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return '';
  return `, to ${Object.values(input).map(String).join(' to ')}`;
}
