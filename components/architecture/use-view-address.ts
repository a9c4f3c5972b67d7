'use client';

import { useQueryAddress } from '#components/ui/use-query-address.ts';
import { changedAddress, readAddress, type ViewAddress, writeAddress } from './view-address.ts';

const form = { read: readAddress, write: writeAddress };

/** What is shown and opened, kept in the URL. */
export function useViewAddress() {
  const { address, change } = useQueryAddress<ViewAddress>(form);
  return {
    address,
    change: (part: Partial<ViewAddress>) => change(changedAddress(address, part)),
  };
}
