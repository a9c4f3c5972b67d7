import type { BatchResultErrorEntry } from '@aws-sdk/client-sqs';
import { AwsError } from '../../service.ts';

interface Entry {
  readonly Id: string | undefined;
}

export interface BatchOutcome<Result> {
  readonly Successful: Result[];
  readonly Failed?: BatchResultErrorEntry[];
}

/**
 * Carries entries out one by one: each succeeds or fails for itself.
 * @throws AwsError EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId, BatchEntryIdsNotDistinct
 */
export function runBatch<E extends Entry, Result>(
  entries: readonly E[] | undefined,
  run: (entry: E) => Result,
): BatchOutcome<Result & { Id: string }> {
  const Successful: (Result & { Id: string })[] = [];
  const Failed: BatchResultErrorEntry[] = [];
  for (const entry of requireEntries(entries ?? [])) {
    const Id = entry.Id ?? '';
    try {
      Successful.push({ Id, ...run(entry) });
    } catch (cause) {
      if (!(cause instanceof AwsError)) throw cause;
      Failed.push({ Id, Code: cause.code, Message: cause.message, SenderFault: true });
    }
  }
  return { Successful, ...(Failed.length > 0 && { Failed }) };
}

function requireEntries<E extends Entry>(entries: readonly E[]): readonly E[] {
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 'There should be at least one entry in the request.');
  }
  if (entries.length > 10) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  }
  if (entries.some(({ Id = '' }) => !/^[A-Za-z0-9_-]{1,80}$/.test(Id))) {
    throw new AwsError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
  }
  const ids = entries.map(({ Id }) => Id);
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined) {
    throw new AwsError('BatchEntryIdsNotDistinct', `Id ${repeated} repeated.`);
  }
  return entries;
}
