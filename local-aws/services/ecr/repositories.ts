import type {
  CreateRepositoryRequest,
  DeleteLifecyclePolicyRequest,
  DeleteRepositoryPolicyRequest,
  DeleteRepositoryRequest,
  DescribeRepositoriesRequest,
  DescribeRepositoriesResponse,
  GetLifecyclePolicyRequest,
  GetRepositoryPolicyRequest,
  PutImageScanningConfigurationRequest,
  PutImageTagMutabilityRequest,
  PutLifecyclePolicyRequest,
  Repository,
  SetRepositoryPolicyRequest,
} from '@aws-sdk/client-ecr';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { tagsOf } from '../tag-register.ts';
import {
  ecrTags,
  existingRepository,
  findRepository,
  type RepositoryRecord,
  removeRepository,
  repositories,
  saveRepository,
} from './store.ts';
import { presentTagMutability, tagMutabilityOf } from './tag-mutability.ts';

/** @throws AwsError RepositoryAlreadyExistsException, InvalidParameterException */
export function createRepository(input: CreateRepositoryRequest, ctx: CallContext) {
  const name = input.repositoryName ?? '';
  if (!/^(?:[a-z0-9]+(?:[._-][a-z0-9]+)*\/)*[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(name)) {
    throw new AwsError(
      'InvalidParameterException',
      `Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''`,
    );
  }
  if (findRepository(ctx, name)) {
    throw new AwsError(
      'RepositoryAlreadyExistsException',
      `The repository with name '${name}' already exists in the registry with id '${ctx.account}'`,
    );
  }
  const { encryptionConfiguration: encryption } = input;
  const record: RepositoryRecord = {
    name,
    arn: `arn:aws:ecr:${ctx.region}:${ctx.account}:repository/${name}`,
    uri: `${ctx.account}.dkr.ecr.${ctx.region}.amazonaws.com/${name}`,
    createdAt: ctx.clock.now().toISOString(),
    tagMutability: tagMutabilityOf(input),
    scansOnPush: input.imageScanningConfiguration?.scanOnPush ?? false,
    encryptionType: encryption?.encryptionType === 'KMS' ? 'KMS' : 'AES256',
    ...(encryption?.kmsKey && { kmsKey: encryption.kmsKey }),
    images: [],
  };
  ecrTags.add(ctx, record.arn, tagsOf(input.tags));
  return { repository: present(saveRepository(ctx, record)) };
}

const page = pager(
  () =>
    new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'nextToken' failed to satisfy constraint: 'Invalid token'",
    ),
);

export function describeRepositories(
  input: DescribeRepositoriesRequest,
  ctx: CallContext,
): DescribeRepositoriesResponse {
  const { repositoryNames, maxResults = 100, nextToken } = input;
  if (repositoryNames) {
    return {
      repositories: repositoryNames.map((name) => present(existingRepository(ctx, name))),
    };
  }
  const { items, next } = page(repositories(ctx), nextToken, maxResults);
  return { repositories: items.map(present), ...(next && { nextToken: next }) };
}

/** @throws AwsError RepositoryNotEmptyException unless it is forced */
export function deleteRepository(
  { repositoryName, force }: DeleteRepositoryRequest,
  ctx: CallContext,
) {
  const record = existingRepository(ctx, repositoryName);
  if (record.images.length > 0 && !force) {
    throw new AwsError(
      'RepositoryNotEmptyException',
      `The repository with name '${record.name}' in registry with id '${ctx.account}' cannot be deleted because it still contains images`,
    );
  }
  removeRepository(ctx, record);
  return { repository: present(record) };
}

export function putLifecyclePolicy(input: PutLifecyclePolicyRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const lifecyclePolicy = requireJson(input.lifecyclePolicyText);
  saveRepository(ctx, { ...record, lifecyclePolicy });
  return { ...place(ctx, record), lifecyclePolicyText: lifecyclePolicy };
}

function requireJson(text: string | undefined): string {
  try {
    JSON.parse(text ?? '');
    return text ?? '';
  } catch {
    throw new AwsError(
      'InvalidParameterException',
      "Invalid parameter at 'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation failure: could not map policyString into LifecyclePolicy.'",
    );
  }
}

export function getLifecyclePolicy(
  { repositoryName }: GetLifecyclePolicyRequest,
  ctx: CallContext,
) {
  const record = existingRepository(ctx, repositoryName);
  if (record.lifecyclePolicy === undefined) throw noLifecyclePolicy(ctx, record);
  return { ...place(ctx, record), lifecyclePolicyText: record.lifecyclePolicy };
}

export function deleteLifecyclePolicy(
  { repositoryName }: DeleteLifecyclePolicyRequest,
  ctx: CallContext,
) {
  const { lifecyclePolicy, ...record } = existingRepository(ctx, repositoryName);
  if (lifecyclePolicy === undefined) throw noLifecyclePolicy(ctx, record);
  saveRepository(ctx, record);
  return { ...place(ctx, record), lifecyclePolicyText: lifecyclePolicy };
}

function noLifecyclePolicy(ctx: CallContext, { name }: RepositoryRecord): AwsError {
  return new AwsError(
    'LifecyclePolicyNotFoundException',
    `Lifecycle policy does not exist for the repository with name '${name}' in the registry with id '${ctx.account}'`,
  );
}

export function setRepositoryPolicy(input: SetRepositoryPolicyRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  saveRepository(ctx, { ...record, policy: input.policyText ?? '' });
  return { ...place(ctx, record), policyText: input.policyText };
}

export function getRepositoryPolicy(
  { repositoryName }: GetRepositoryPolicyRequest,
  ctx: CallContext,
) {
  const record = existingRepository(ctx, repositoryName);
  if (record.policy !== undefined) return { ...place(ctx, record), policyText: record.policy };
  throw noPolicy(ctx, record);
}

export function deleteRepositoryPolicy(
  { repositoryName }: DeleteRepositoryPolicyRequest,
  ctx: CallContext,
) {
  const { policy, ...record } = existingRepository(ctx, repositoryName);
  if (policy === undefined) throw noPolicy(ctx, record);
  saveRepository(ctx, record);
  return { ...place(ctx, record), policyText: policy };
}

function noPolicy(ctx: CallContext, { name }: RepositoryRecord): AwsError {
  return new AwsError(
    'RepositoryPolicyNotFoundException',
    `Repository policy does not exist for the repository with name '${name}' in the registry with id '${ctx.account}'`,
  );
}

export function putImageScanningConfiguration(
  input: PutImageScanningConfigurationRequest,
  ctx: CallContext,
) {
  const record = existingRepository(ctx, input.repositoryName);
  const scansOnPush = input.imageScanningConfiguration?.scanOnPush ?? false;
  saveRepository(ctx, { ...record, scansOnPush });
  return { ...place(ctx, record), imageScanningConfiguration: { scanOnPush: scansOnPush } };
}

export function putImageTagMutability(input: PutImageTagMutabilityRequest, ctx: CallContext) {
  const record = existingRepository(ctx, input.repositoryName);
  const tagMutability = tagMutabilityOf(input);
  saveRepository(ctx, { ...record, tagMutability });
  return { ...place(ctx, record), ...presentTagMutability(tagMutability) };
}

export function place(ctx: CallContext, { name }: RepositoryRecord) {
  return { registryId: ctx.account, repositoryName: name };
}

function present(record: RepositoryRecord): Repository {
  return {
    repositoryArn: record.arn,
    registryId: record.arn.split(':')[4] ?? '',
    repositoryName: record.name,
    repositoryUri: record.uri,
    createdAt: new Date(record.createdAt),
    ...presentTagMutability(record.tagMutability),
    imageScanningConfiguration: { scanOnPush: record.scansOnPush },
    encryptionConfiguration: {
      encryptionType: record.encryptionType,
      ...(record.kmsKey && { kmsKey: record.kmsKey }),
    },
  };
}
