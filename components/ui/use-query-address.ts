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
  /** Goes to another address, from which Back leads here. */
  change(address: Address): void;
  /** Takes the place of the address, for what is many small steps to one. */
  replace(address: Address): void;
}

/** What is shown, kept in the query string of the URL, so that a link to it stays. */
export function useQueryAddress<Address>(form: AddressForm<Address>): AddressInUse<Address> {
  const pathname = usePathname();
  const query = useSearchParams().toString();
  const address = useMemo(() => form.read(new URLSearchParams(query)), [form, query]);
  const urlOf = (next: Address) => {
    const search = form.write(new URLSearchParams(query), next);
    return search.size > 0 ? `${pathname}?${search}` : pathname;
  };
  return {
    address,
    change: (next) => window.history.pushState(null, '', urlOf(next)),
    replace: (next) => window.history.replaceState(null, '', urlOf(next)),
  };
}
