'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { NetworkLook } from './network-header.tsx';

interface Selection {
  readonly resourceId: string | undefined;
  readonly look: NetworkLook;
  select(resourceId: string | undefined): void;
  show(look: NetworkLook): void;
}

/** What is shown and opened, kept in the URL, so that a link to it stays. */
export function useSelection(): Selection {
  const pathname = usePathname();
  const search = useSearchParams();
  const write = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(search);
    if (value === undefined) next.delete(name);
    else next.set(name, value);
    window.history.pushState(null, '', next.size > 0 ? `${pathname}?${next}` : pathname);
  };
  return {
    resourceId: search.get('resource') ?? undefined,
    look: search.get('as') === 'table' ? 'table' : 'diagram',
    select: (resourceId) => write('resource', resourceId),
    show: (look) => write('as', look === 'table' ? look : undefined),
  };
}
