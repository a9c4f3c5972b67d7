'use client';

import { createContext, type ReactNode, useContext, useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { type OperationRequest, useStartOperation } from '#lib/queries/operations.ts';
import { useRefusals } from '#lib/queries/session.ts';
import { type ResourceAction, whyUnavailable } from '#lib/resources/action.ts';
import type { ResourceNode } from '#lib/resources/graph.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { ActionDialog } from './action-dialog.tsx';

export interface ActionRequest {
  readonly action: ResourceAction;
  readonly node: ResourceNode;
  /** What its form begins with, in place of what the resource suggests. */
  readonly values?: Readonly<Record<string, unknown>>;
}

interface Actions {
  /** Does it, after what it asks for has been answered. */
  request(request: ActionRequest): void;
  /** Why it cannot be done now, or not by whoever is signed in; undefined where it can. */
  whyNot(request: ActionRequest): string | undefined;
  /** Whether AWS is being asked for it right now. */
  isAsking(request: ActionRequest): boolean;
}

const ActionsContext = createContext<Actions | undefined>(undefined);

interface ActionsProviderProps {
  readonly environmentName: string;
  readonly children: ReactNode;
}

/** The one way in which anything on a page is done to a resource, wherever it is asked for. */
export function ActionsProvider({ environmentName, children }: ActionsProviderProps) {
  const start = useStartOperation(environmentName);
  const refusalOf = useRefusals(environmentName);
  const { notify, notifyError } = useNotifications();
  const [asked, setAsked] = useState<ActionRequest>();

  const perform = ({ action, node }: ActionRequest, more: Partial<OperationRequest> = {}) => {
    const subject = `${action.title}, ${resourceModule(node.type).title} ${node.name}`;
    start.mutate(
      { resource: node.id, action: action.id, ...more },
      {
        onSuccess: () => {
          setAsked(undefined);
          notify({
            type: 'success',
            header: `${subject}: asked for`,
            content: action.effect(node),
          });
        },
        onError: (error) => {
          if (!asked) notifyError(`${subject}: refused`, error);
        },
      },
    );
  };

  const actions: Actions = {
    request: (request) => {
      start.reset();
      if (request.action.confirmation === 'none' && !request.action.input) perform(request);
      else setAsked(request);
    },
    whyNot: ({ action, node }) => refusalOf(action.permission) ?? whyUnavailable(action, node),
    isAsking: ({ action, node }) =>
      start.isPending &&
      start.variables.resource === node.id &&
      start.variables.action === action.id,
  };

  return (
    <ActionsContext.Provider value={actions}>
      {children}
      {asked && (
        <ActionDialog
          {...asked}
          environmentName={environmentName}
          busy={start.isPending}
          error={start.error}
          onConfirm={(more) => perform(asked, more)}
          onDismiss={() => setAsked(undefined)}
        />
      )}
    </ActionsContext.Provider>
  );
}

export function useActions(): Actions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('useActions needs an ActionsProvider above it');
  return actions;
}
