import type { ImageIdentifier } from '@aws-sdk/client-ecr';
import { AwsError, type CallContext } from '../../service.ts';
import { tagRegister } from '../tag-register.ts';
import type { TagMutability } from './tag-mutability.ts';

export interface ImageRecord {
  readonly digest: string;
  readonly tags: readonly string[];
  readonly manifest: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly pushedAt: string;
  /** The last one. */
  readonly scan?: ImageScan;
}

interface ImageScan {
  readonly status: 'COMPLETE' | 'IN_PROGRESS';
  readonly startedAt: string;
  readonly completedAt?: string;
}

export interface RepositoryRecord {
  readonly name: string;
  readonly arn: string;
  readonly uri: string;
  readonly createdAt: string;
  readonly tagMutability: TagMutability;
  readonly scansOnPush: boolean;
  readonly encryptionType: 'AES256' | 'KMS';
  readonly kmsKey?: string;
  readonly lifecyclePolicy?: string;
  readonly policy?: string;
  readonly images: readonly ImageRecord[];
}

const collection = 'ecr.repository';

export const ecrTags = tagRegister('ecr.tags', () => 'ecr:repository');

export function repositories(ctx: CallContext): RepositoryRecord[] {
  return ctx.store.list<RepositoryRecord>(collection).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function findRepository(ctx: CallContext, name: string): RepositoryRecord | undefined {
  return ctx.store.get<RepositoryRecord>(collection, name);
}

/** @throws AwsError RepositoryNotFoundException */
export function existingRepository(ctx: CallContext, name: string | undefined): RepositoryRecord {
  const found = findRepository(ctx, name ?? '');
  if (found) return found;
  throw new AwsError(
    'RepositoryNotFoundException',
    `The repository with name '${name}' does not exist in the registry with id '${ctx.account}'`,
  );
}

export function saveRepository(ctx: CallContext, record: RepositoryRecord): RepositoryRecord {
  ctx.store.put(collection, record.name, record);
  return record;
}

export function removeRepository(ctx: CallContext, { name, arn }: RepositoryRecord): void {
  ctx.store.delete(collection, name);
  ecrTags.forget(ctx, arn);
}

/** @throws AwsError ImageNotFoundException */
export function existingImage(
  ctx: CallContext,
  { images, name }: RepositoryRecord,
  id: ImageIdentifier,
): ImageRecord {
  const found = images.find((image) => isNamed(image, id));
  if (found) return found;
  throw new AwsError(
    'ImageNotFoundException',
    `The image with imageId {imageDigest:'${id.imageDigest ?? 'null'}', imageTag:'${id.imageTag ?? 'null'}'} does not exist within the repository with name '${name}' in the registry with id '${ctx.account}'`,
  );
}

export function isNamed(image: ImageRecord, { imageDigest, imageTag }: ImageIdentifier): boolean {
  if (imageDigest !== undefined) return image.digest === imageDigest;
  return imageTag !== undefined && image.tags.includes(imageTag);
}
