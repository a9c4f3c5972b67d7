'use client';

import { useState } from 'react';

/** The fields of a form: what was edited here, and else what is set, as others may set it meanwhile. */
export function useEdits<Fields extends object>(set: Fields) {
  const [edited, setEdited] = useState<Partial<Fields>>({});
  return {
    fields: { ...set, ...edited },
    edit: (change: Partial<Fields>) => setEdited((before) => ({ ...before, ...change })),
    forget: () => setEdited({}),
  };
}
