import type { Aws, Place } from '#lib/aws/clients.ts';
import type { NotificationConfig } from '#lib/config/notification-config.ts';
import type { OutsideServices } from '#lib/config/outside-services.ts';
import type { Db } from '#lib/db/client.ts';
import type { DeploymentQueue } from '#lib/deployments/deployment-queue.ts';
import type { Identity } from '#lib/identity/identity.ts';
import type { Rights } from '#lib/identity/rights.ts';
import type { Log } from '#lib/log/log.ts';
import type { Sealing } from '#lib/sealing/sealing.ts';
import type { ToolMemory } from '#lib/tools/tool-memory.ts';

export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Who asks: a person's name, or `system` for what the product does by itself. */
export interface Actor {
  readonly name: string;
  /** What kind of actor; a person unless said. */
  readonly kind?: 'person' | 'token' | 'system';
  /** Of the person, or whom the token is of; absent for the product itself. */
  readonly userId?: string;
  /** The session that a request was sent in. */
  readonly sessionId?: string;
}

/** What every use case is given beside its input. */
export interface Context {
  readonly db: Db;
  /** The AWS clients of a place, as which an environment will do, in the actor's name. */
  readonly aws: (place: Place) => Aws;
  /** Lets go of the sessions of a connected account, after its role has changed. */
  readonly forgetSessions: (awsAccountId: string) => void;
  /** Where calls go that belong to no environment. */
  readonly defaultRegion: string;
  readonly clock: Clock;
  readonly actor: Actor;
  /** What the actor may do where. */
  readonly rights: Rights;
  readonly identity: Identity;
  /** Keeps tokens of others in the database. */
  readonly sealing: Sealing;
  readonly services: OutsideServices;
  readonly log: Log;
  readonly signals: Signals;
  readonly queue: Pick<DeploymentQueue, 'enqueue' | 'wake'>;
  readonly notifications: Notifications;
  /** What tools on hosts have answered lately. */
  readonly toolMemory: ToolMemory;
  /** Whether the cloud is AWS itself, whose console may be linked to. */
  readonly isAws: boolean;
  /** How many times faster than AWS the cloud is; 1 but for a simulation. */
  readonly cloudSpeed: number;
}

/** What notifications are sent by. */
export interface Notifications {
  readonly config: NotificationConfig;
  /** Where people reach Strata, for the links in them. */
  readonly publicUrl: string;
}

/** What a use case sets in motion after its transaction has been committed. */
export interface Signals {
  /** Live events were written: browsers wait for them. */
  liveEventsWritten(): void;
  /** The environment's resources are likely to have changed. */
  environmentMoved(environmentName: string): void;
}
