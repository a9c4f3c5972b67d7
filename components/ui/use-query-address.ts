'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

/** How an address is read from a query string and written into one; functions of a module, which stay the same. */
interface AddressForm<Address> {
  read(search: URLSearchParams): Address;
  write(search: URLSearchParams, address: Address): URLSearchParams;
}

interface AddressInUse<Address> {
  readonly address: Address;
  change(address: Address): void;
}

/** What is shown, kept in the query string of the URL, so that a link to it stays. */
export function useQueryAddress<Address>(form: AddressForm<Address>): AddressInUse<Address> {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const address = useMemo(() => form.read(new URLSearchParams(query)), [form, query]);
  return {
    address,
    change: (next) => {
      const search = form.write(new URLSearchParams(query), next);
      window.history.pushState(null, '', search.size > 0 ? `${pathname}?${search}` : pathname);
    },
  };
}
