import type {
  Filter,
  ListSecretsRequest,
  ListSecretsResponse,
} from '@aws-sdk/client-secrets-manager';
import { AwsError, type CallContext } from '../../service.ts';
import { pager } from '../page.ts';
import { present, stagesOf } from './present-secret.ts';
import { type SecretRecord, secrets } from './secret-store.ts';

const largestPage = 100;

const page = pager(
  () => new AwsError('InvalidNextTokenException', 'The NextToken value is invalid.'),
);

/** Newest first unless asked otherwise; secrets marked for deletion only where asked for. */
export function listSecrets(input: ListSecretsRequest, ctx: CallContext): ListSecretsResponse {
  const { Filters, IncludePlannedDeletion, MaxResults = largestPage, NextToken, SortOrder } = input;
  const found = selectSecrets(ctx, Filters).filter(
    ({ deletedDate }) => IncludePlannedDeletion || deletedDate === undefined,
  );
  const ordered = SortOrder === 'asc' ? found : found.reverse();
  const { items, next } = page(ordered, NextToken, Math.min(MaxResults, largestPage));
  return {
    SecretList: items.map((secret) => ({
      ...present(secret),
      SecretVersionsToStages: stagesOf(secret),
    })),
    ...(next && { NextToken: next }),
  };
}

/** Secrets that fit every filter, of whose values any one may fit; oldest first. */
export function selectSecrets(
  ctx: CallContext,
  filters: readonly Filter[] | undefined,
): SecretRecord[] {
  return secrets(ctx).filter((secret) =>
    (filters ?? []).every(({ Key = '', Values = [] }) =>
      Values.some((value) => fits(secret, Key, value)),
    ),
  );
}

/** A leading `!` negates. Source: "Find secrets in AWS Secrets Manager", user guide. */
function fits(secret: SecretRecord, key: string, value: string): boolean {
  if (value.startsWith('!')) return !fits(secret, key, value.slice(1));
  return candidatesOf(secret, key).some((candidate) =>
    key === 'description' || key === 'all'
      ? candidate.toLowerCase().includes(value.toLowerCase())
      : candidate.startsWith(value),
  );
}

function candidatesOf(secret: SecretRecord, key: string): string[] {
  const { description = '', name, tags } = secret;
  switch (key) {
    case 'name':
      return [name];
    case 'description':
      return [description];
    case 'tag-key':
      return Object.keys(tags);
    case 'tag-value':
      return Object.values(tags);
    case 'primary-region':
    case 'owning-service':
      return [];
    case 'all':
      return [name, description, ...Object.keys(tags), ...Object.values(tags)];
    default:
      throw new AwsError(
        'ValidationException',
        `1 validation error detected: Value '${key}' at 'filters.1.member.key' failed to satisfy constraint: Member must satisfy enum value set: [all, name, tag-key, description, tag-value]`,
      );
  }
}
