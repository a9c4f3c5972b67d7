import { AppError } from '#lib/errors/app-error.ts';
import type { ResourceAction } from '#lib/resources/action.ts';
import { resourceModule } from '#lib/resources/registry.ts';

/** An action of a type by its id, or undefined. */
export function findAction(type: string, id: string): ResourceAction | undefined {
  return resourceModule(type).actions?.find((action) => action.id === id);
}

/** An action of a type by its id. Throws `action-not-found`. */
export function requireAction(type: string, id: string): ResourceAction {
  const action = findAction(type, id);
  if (action) return action;
  const { title, actions = [] } = resourceModule(type);
  const known = actions.map((one) => one.id).join(', ');
  throw new AppError(
    'action-not-found',
    known ? `${title} has no action ${id}, but ${known}.` : `Nothing can be done to a ${title}.`,
  );
}
