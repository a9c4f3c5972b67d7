'use client';

import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { SessionGate } from '#components/identity/session-gate.tsx';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import type { PageStart } from '#lib/api/page-start.ts';
import type { SessionState } from '#lib/api/session.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { keys } from '#lib/queries/keys.ts';
import { StreamStart, StreamStartContext } from '#lib/queries/stream-start.ts';
import { NotificationsProvider } from './notifications.tsx';
import { ThemeProvider } from './theme.tsx';

const maxRetries = 2;

function createQueryClient(session: SessionState): QueryClient {
  const onError = (error: Error) => {
    const mayHaveChanged = error instanceof ApiError && error.status in ofRights;
    if (mayHaveChanged) client.invalidateQueries({ queryKey: keys.session });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < maxRetries && !(error instanceof ApiError && error.status in refused),
      },
    },
  });
  client.setQueryData(keys.session, session);
  return client;
}

/** Answers by which a browser learns that its session has ended, or its rights have changed. */
const ofRights = { 401: true, 403: true };

/** What asking again would not change. */
const refused = { 401: true, 403: true, 404: true, 409: true, 422: true };

interface ProvidersProps {
  readonly start: PageStart;
  readonly children: ReactNode;
}

export function Providers({ start, children }: ProvidersProps) {
  const [client] = useState(() => createQueryClient(start.session));
  const [streamStart] = useState(() => new StreamStart(start.sequence));
  const hydrated = useHydrated();
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={client}>
        <StreamStartContext value={streamStart}>
          <ThemeProvider>
            <NotificationsProvider>
              {hydrated && <SessionGate>{children}</SessionGate>}
            </NotificationsProvider>
          </ThemeProvider>
        </StreamStartContext>
      </QueryClientProvider>
    </I18nProvider>
  );
}
