'use client';

import Flashbar, { type FlashbarProps } from '@cloudscape-design/components/flashbar';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import { ApiError } from '#lib/queries/call-api.ts';

export interface Notification {
  readonly type: 'success' | 'error' | 'warning' | 'info';
  readonly header?: string;
  readonly content: ReactNode;
}

interface Notifications {
  notify(notification: Notification): void;
  /** Shows what the API refused, in its own words. */
  notifyError(header: string, error: unknown): void;
}

const NotificationsContext = createContext<Notifications | undefined>(undefined);
const ItemsContext = createContext<readonly FlashbarProps.MessageDefinition[]>([]);

/** Keeps the notifications of the page; {@link NotificationBar} shows them. */
export function NotificationsProvider({ children }: { children: ReactNode }) {
  const [items, setItems] = useState<readonly FlashbarProps.MessageDefinition[]>([]);
  const nextId = useRef(0);
  const notify = useCallback((notification: Notification) => {
    nextId.current += 1;
    const id = String(nextId.current);
    const dismiss = () => setItems((shown) => shown.filter((item) => item.id !== id));
    setItems((shown) => [
      { ...notification, id, dismissible: true, dismissLabel: 'Dismiss', onDismiss: dismiss },
      ...shown,
    ]);
  }, []);
  const notifications = useMemo(
    () => ({
      notify,
      notifyError: (header: string, error: unknown) =>
        notify({
          type: 'error',
          header,
          content: error instanceof ApiError ? error.message : 'Something unexpected happened.',
        }),
    }),
    [notify],
  );
  return (
    <NotificationsContext.Provider value={notifications}>
      <ItemsContext.Provider value={items}>{children}</ItemsContext.Provider>
    </NotificationsContext.Provider>
  );
}

export function useNotifications(): Notifications {
  const notifications = useContext(NotificationsContext);
  if (!notifications) throw new Error('useNotifications needs a NotificationsProvider above it');
  return notifications;
}

export function NotificationBar() {
  const items = useContext(ItemsContext);
  return (
    <Flashbar
      items={[...items]}
      stackItems
      i18nStrings={{
        ariaLabel: 'Notifications',
        notificationBarAriaLabel: 'View all notifications',
        notificationBarText: 'Notifications',
        errorIconAriaLabel: 'Error',
        warningIconAriaLabel: 'Warning',
        successIconAriaLabel: 'Success',
        infoIconAriaLabel: 'Information',
        inProgressIconAriaLabel: 'In progress',
      }}
    />
  );
}
