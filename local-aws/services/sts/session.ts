import type { Store } from '../../store/store.ts';

/** Temporary credentials and whom they stand for. */
export interface Session {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Of the role, whose state the session works on. */
  readonly account: string;
  readonly roleName: string;
  readonly roleArn: string;
  readonly arn: string;
  readonly userId: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Whether a service of this endpoint works by it, such as Lambda. */
  readonly isOfService: boolean;
  readonly expiration: string;
}

const collection = 'sts.session';

export function saveSession(store: Store, session: Session): void {
  store.put(collection, session.accessKeyId, session);
}

/** The session of a temporary key, expired or not. */
export function sessionOf(store: Store, accessKeyId: string): Session | undefined {
  return store.get<Session>(collection, accessKeyId);
}

export function isExpired({ expiration }: Session, now: Date): boolean {
  return new Date(expiration) <= now;
}
