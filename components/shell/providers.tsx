'use client';

import { I18nProvider } from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useHydrated } from '#components/ui/use-hydrated.ts';
import { ApiError } from '#lib/queries/call-api.ts';
import { NotificationsProvider } from './notifications.tsx';
import { ThemeProvider } from './theme.tsx';

const maxRetries = 2;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) =>
          failures < maxRetries && !(error instanceof ApiError && error.status in refused),
      },
    },
  });
}

/** What asking again would not change. */
const refused = { 403: true, 404: true, 409: true, 422: true };

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const hydrated = useHydrated();
  return (
    <I18nProvider locale="en" messages={[messages]}>
      <QueryClientProvider client={client}>
        <ThemeProvider>
          <NotificationsProvider>{hydrated && children}</NotificationsProvider>
        </ThemeProvider>
      </QueryClientProvider>
    </I18nProvider>
  );
}
