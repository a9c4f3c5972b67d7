import Box from '@cloudscape-design/components/box';
import type { ReactNode } from 'react';

/** What a table says in place of rows. */
export function NoRows({ children }: { readonly children: ReactNode }) {
  return (
    <Box textAlign="center" color="text-body-secondary" padding="s">
      {children}
    </Box>
  );
}
