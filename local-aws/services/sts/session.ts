import type { Store } from '../../store/store.ts';

/** Temporary credentials and whom they stand for. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly arn: string;
  readonly userId: string;
  readonly expiration: string;
}

const collection = 'sts.session';

export function saveSession(store: Store, session: Session): void {
  store.put(collection, session.accessKeyId, session);
}

/** The session of a temporary key that has not expired. */
export function findSession(store: Store, accessKeyId: string, now: Date): Session | undefined {
  const session = store.get<Session>(collection, accessKeyId);
  return session && new Date(session.expiration) > now ? session : undefined;
}
