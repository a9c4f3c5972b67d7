'use client';

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Spinner from '@cloudscape-design/components/spinner';
import type { ReactNode } from 'react';

interface Query<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  refetch(): unknown;
}

interface QueryStateProps<T> {
  readonly query: Query<T>;
  /** What is being read, for people: `environment`, `deployment`. */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}

/** What a query gives, or that it is on its way, or why it failed and how to try again. */
export function QueryState<T>({ query, what, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    return (
      <Alert
        type="error"
        header={`The ${what} could not be read`}
        action={<Button onClick={() => query.refetch()}>Try again</Button>}
      >
        {query.error.message}
      </Alert>
    );
  }
  return (
    <Box textAlign="center" padding="xxl">
      <Spinner size="large" />
      <Box color="text-body-secondary">Reading the {what}</Box>
    </Box>
  );
}
