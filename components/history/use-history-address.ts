'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { type HistoryAddress, readHistoryAddress, writeHistoryAddress } from './history-address.ts';

interface AddressInUse {
  readonly address: HistoryAddress;
  change(address: HistoryAddress): void;
}

/** The moments that are compared, kept in the URL, so that a link to a difference stays. */
export function useHistoryAddress(): AddressInUse {
  const pathname = usePathname();
  const search = useSearchParams();
  const query = search.toString();
  return {
    address: readHistoryAddress(new URLSearchParams(query)),
    change: (address) => {
      const next = writeHistoryAddress(new URLSearchParams(query), address);
      window.history.pushState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
    },
  };
}
