'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { readAddress, type ViewAddress, writeAddress } from './view-address.ts';

interface AddressInUse {
  readonly address: ViewAddress;
  change(change: Partial<ViewAddress>): void;
}

/** What is shown and opened, kept in the URL, so that a link to it stays. */
export function useViewAddress(): AddressInUse {
  const pathname = usePathname();
  const search = useSearchParams();
  const query = search.toString();
  const address = useMemo(() => readAddress(new URLSearchParams(query)), [query]);
  return {
    address,
    change: (change) => {
      const next = writeAddress(new URLSearchParams(query), { ...address, ...change });
      window.history.pushState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
    },
  };
}
