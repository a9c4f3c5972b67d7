'use client';

import type { UseMutationResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotifications } from '#components/shell/notifications.tsx';
import { ApiError } from '#lib/queries/call-api.ts';

interface ConnectionForm<Fields extends object> {
  /** What is set. */
  readonly set: Fields;
  readonly save: UseMutationResult<unknown, Error, Fields & { readonly token?: string | null }>;
  readonly words: {
    readonly saved: string;
    readonly notSaved: string;
    readonly disconnected: string;
  };
}

/**
 * The form of what is asked by a token: fields with what was edited here, and else what is set, as others may
 * set it meanwhile; the token, which is written and never read.
 */
export function useConnectionForm<Fields extends object>({
  set,
  save,
  words,
}: ConnectionForm<Fields>) {
  const { notify, notifyError } = useNotifications();
  const [edited, setEdited] = useState<Partial<Fields>>({});
  const [token, setToken] = useState('');
  const problem = save.error instanceof ApiError ? save.error : undefined;
  const fields: Fields = { ...set, ...edited };
  const onError = (error: Error) => notifyError(words.notSaved, error);
  return {
    fields,
    edit: (change: Partial<Fields>) => setEdited((before) => ({ ...before, ...change })),
    token,
    setToken,
    /** What is wrong with a field, by its name. */
    errorOf: (field: (keyof Fields & string) | 'token') => problem?.fieldError(`/${field}`),
    submit: () =>
      save.mutate(token === '' ? fields : { ...fields, token }, {
        onSuccess: () => {
          setEdited({});
          setToken('');
          notify({ type: 'success', content: words.saved });
        },
        onError,
      }),
    disconnect: () =>
      save.mutate(
        { ...set, token: null },
        { onSuccess: () => notify({ type: 'success', content: words.disconnected }), onError },
      ),
  };
}
