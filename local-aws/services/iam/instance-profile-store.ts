import { AwsError, type CallContext } from '../../service.ts';

export interface InstanceProfileRecord {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly path: string;
  readonly createDate: string;
  readonly roleName?: string;
  readonly tags: Readonly<Record<string, string>>;
}

const collection = 'iam.instance-profile';

export function instanceProfiles(ctx: CallContext): InstanceProfileRecord[] {
  return ctx.store.list<InstanceProfileRecord>(collection);
}

export function findProfile(ctx: CallContext, name: string): InstanceProfileRecord | undefined {
  return ctx.store.get<InstanceProfileRecord>(collection, name);
}

/** @throws AwsError NoSuchEntity */
export function existingProfile(ctx: CallContext, name: string | undefined): InstanceProfileRecord {
  const profile = findProfile(ctx, name ?? '');
  if (profile) return profile;
  throw new AwsError('NoSuchEntity', `Instance Profile ${name} cannot be found.`, 404);
}

export function saveProfile(ctx: CallContext, profile: InstanceProfileRecord): void {
  ctx.store.put(collection, profile.name, profile);
}

export function removeProfile(ctx: CallContext, name: string): void {
  ctx.store.delete(collection, name);
}
