import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import { AppError } from '#lib/errors/app-error.ts';
import { sessionName, tagValue } from './session-words.ts';
import { translateAwsError } from './translate-error.ts';

/** By which role a connected account is entered. */
export interface AccountRole {
  readonly roleArn: string;
  readonly externalId: string;
}

/** The role of a connected account by its id. Throws `account-not-found`, `account-not-ready`. */
export type RoleOf = (awsAccountId: string) => Promise<AccountRole>;

/** Temporary credentials as the AWS clients take them, which ask again shortly before they end. */
export interface SessionCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** For whom and what a session is. */
export interface SessionFor {
  readonly awsAccountId: string;
  readonly region: string;
  readonly person: string;
  readonly environment?: string | undefined;
}

/** The shortest that AssumeRole gives (`DurationSeconds`, AWS STS API reference). */
const sessionSeconds = 900;
/** The clients ask for credentials anew five minutes before they end; what is given must last longer. */
const renewBeforeMs = 5 * 60_000;

interface Kept {
  readonly credentials: Promise<SessionCredentials>;
  endsAtMs: number;
}

/** Sessions of connected accounts, in memory only: one for each account, person and environment. */
export class AssumedSessions {
  readonly #roleOf: RoleOf;
  readonly #stsOf: (region: string) => STSClient;
  readonly #sessions = new Map<string, Kept>();

  constructor(roleOf: RoleOf, stsOf: (region: string) => STSClient) {
    this.#roleOf = roleOf;
    this.#stsOf = stsOf;
  }

  /** Credentials that last for more than five minutes. Throws `aws-denied` where the role does not admit Strata. */
  of(wanted: SessionFor): Promise<SessionCredentials> {
    this.#forgetEnded();
    const key = JSON.stringify([wanted.awsAccountId, wanted.person, wanted.environment]);
    const known = this.#sessions.get(key);
    if (known) return known.credentials;
    const kept: Kept = { credentials: this.#assume(wanted), endsAtMs: Number.POSITIVE_INFINITY };
    this.#sessions.set(key, kept);
    kept.credentials.then(
      ({ expiration }) => {
        kept.endsAtMs = expiration.getTime();
      },
      () => this.#sessions.delete(key),
    );
    return kept.credentials;
  }

  forget(awsAccountId: string): void {
    for (const key of this.#sessions.keys()) {
      if (key.startsWith(`["${awsAccountId}"`)) this.#sessions.delete(key);
    }
  }

  #forgetEnded(): void {
    const soon = Date.now() + renewBeforeMs;
    for (const [key, { endsAtMs }] of this.#sessions) {
      if (endsAtMs <= soon) this.#sessions.delete(key);
    }
  }

  async #assume({ awsAccountId, region, person, environment }: SessionFor) {
    const role = await this.#roleOf(awsAccountId);
    const tags = [
      { Key: 'strata:person', Value: tagValue(person) },
      ...(environment ? [{ Key: 'strata:environment', Value: environment }] : []),
    ];
    const command = new AssumeRoleCommand({
      RoleArn: role.roleArn,
      RoleSessionName: sessionName(person),
      ExternalId: role.externalId,
      DurationSeconds: sessionSeconds,
      Tags: tags,
    });
    const { Credentials } = await this.#stsOf(region)
      .send(command)
      .catch((error: unknown) => Promise.reject(explained(error, role)));
    return {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
      expiration: Credentials?.Expiration ?? new Date(0),
    };
  }
}

/** STS says of every reason the same: that it is not authorized. */
function explained(error: unknown, { roleArn }: AccountRole): AppError {
  const translated = translateAwsError(error);
  if (translated.code !== 'aws-denied') return translated;
  return new AppError(
    'aws-denied',
    `AWS does not let Strata assume ${roleArn}. See that the role exists, that its trust policy names the identity Strata runs with for sts:AssumeRole and sts:TagSession, and that its condition sts:ExternalId is the external id of this account in Strata. AWS says: ${translated.message.replace(/^AWS denies access: /, '')}`,
    { cause: error },
  );
}
