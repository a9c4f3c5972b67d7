'use client';

import { ShellPage } from '#components/shell/shell-page.tsx';
import { QueryState } from '#components/ui/query-state.tsx';
import { useEnvironments } from '#lib/queries/environments.ts';
import { EnvironmentCards } from './environment-cards.tsx';
import { Welcome } from './welcome.tsx';

/** The environments there are; before the first, what this is and how to begin. */
export function HomePage() {
  const query = useEnvironments();
  return (
    <ShellPage breadcrumbs={[]} contentType="cards">
      <QueryState query={query} what="environments">
        {({ environments }) =>
          environments.length === 0 ? <Welcome /> : <EnvironmentCards environments={environments} />
        }
      </QueryState>
    </ShellPage>
  );
}
