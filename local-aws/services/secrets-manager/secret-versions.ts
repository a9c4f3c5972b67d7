import { AwsError, type CallContext } from '../../service.ts';
import type { SecretRecord, SecretVersion } from './secret-store.ts';

export const current = 'AWSCURRENT';
export const previous = 'AWSPREVIOUS';

export interface SecretValue {
  readonly SecretString?: string | undefined;
  readonly SecretBinary?: Uint8Array | undefined;
}

/** @throws AwsError InvalidParameterException where both kinds of value are given */
export function hasValue({ SecretBinary, SecretString }: SecretValue): boolean {
  if (SecretString !== undefined && SecretBinary !== undefined) {
    throw new AwsError(
      'InvalidParameterException',
      "You can't specify both a binary secret value and a string secret value in the same secret.",
    );
  }
  return SecretString !== undefined || SecretBinary !== undefined;
}

/** The version that a request's value makes. */
export function newVersion(
  ctx: CallContext,
  versionId: string,
  { SecretBinary, SecretString }: SecretValue,
): Omit<SecretVersion, 'stages'> {
  return {
    versionId,
    createdDate: ctx.clock.now().toISOString(),
    ...(SecretString !== undefined && { secretString: SecretString }),
    ...(SecretBinary && { secretBinary: Buffer.from(SecretBinary).toString('base64') }),
  };
}

/**
 * The secret with a version added under its staging labels, which leave the versions that had them; what was
 * current becomes the previous one. The same version id with the same value changes nothing.
 * @throws AwsError ResourceExistsException for a version id that has another value
 */
export function withVersion(
  secret: SecretRecord,
  version: Omit<SecretVersion, 'stages'>,
  stages: readonly string[],
): SecretRecord {
  const same = secret.versions.find(({ versionId }) => versionId === version.versionId);
  if (same && !isSameValue(same, version)) {
    throw new AwsError(
      'ResourceExistsException',
      `You can't use ClientRequestToken ${version.versionId} because that value is already in use for a version of secret ${secret.arn}.`,
    );
  }
  const added = same
    ? secret
    : { ...secret, versions: [...secret.versions, { ...version, stages: [] }] };
  return stages.reduce((moved, stage) => withStage(moved, stage, version.versionId), added);
}

/** Moves a staging label; moving `AWSCURRENT` leaves `AWSPREVIOUS` where it was. */
export function withStage(
  secret: SecretRecord,
  stage: string,
  versionId: string | undefined,
): SecretRecord {
  const holder = secret.versions.find(({ stages }) => stages.includes(stage));
  if (holder?.versionId === versionId) return secret;
  const moved = {
    ...secret,
    versions: secret.versions.map((version) => {
      const others = version.stages.filter((each) => each !== stage);
      return { ...version, stages: version.versionId === versionId ? [...others, stage] : others };
    }),
  };
  return stage === current && holder ? withStage(moved, previous, holder.versionId) : moved;
}

/** @throws AwsError ResourceNotFoundException, or InvalidRequestException where id and stage name different versions */
export function versionOf(
  secret: SecretRecord,
  versionId: string | undefined,
  stage: string | undefined,
): SecretVersion {
  const wanted = stage ?? (versionId === undefined ? current : undefined);
  const version = secret.versions.find(
    (each) =>
      (versionId === undefined || each.versionId === versionId) &&
      (versionId !== undefined || wanted === undefined || each.stages.includes(wanted)),
  );
  if (!version) {
    const what = versionId === undefined ? `staging label: ${wanted}` : `VersionId: ${versionId}`;
    throw new AwsError(
      'ResourceNotFoundException',
      `Secrets Manager can't find the specified secret value for ${what}`,
    );
  }
  if (versionId !== undefined && stage !== undefined && !version.stages.includes(stage)) {
    throw new AwsError(
      'InvalidRequestException',
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
  }
  return version;
}

function isSameValue(
  a: Pick<SecretVersion, 'secretString' | 'secretBinary'>,
  b: Pick<SecretVersion, 'secretString' | 'secretBinary'>,
): boolean {
  return a.secretString === b.secretString && a.secretBinary === b.secretBinary;
}
