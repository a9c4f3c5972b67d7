import type { CallContext } from '../../service.ts';
import type { CrawledFolder } from './crawl-layout.ts';
import { findPartition, partitionsOf, removePartition } from './partition-store.ts';
import { addPartition } from './partitions.ts';
import type { TableRecord } from './table-store.ts';

/** Adds the partitions that a folder shows and removes those whose objects are gone. */
export function crawlPartitions(
  ctx: CallContext,
  table: TableRecord,
  bucket: string,
  folder: CrawledFolder,
): { added: number; deleted: number } {
  const keys = table.input.PartitionKeys ?? [];
  if (folder.partitionKeys.length !== keys.length) return { added: 0, deleted: 0 };
  const found = folder.partitions;
  const gone = partitionsOf(ctx, table).filter(
    ({ values, input }) =>
      input.StorageDescriptor?.Location?.startsWith(`s3://${bucket}/${folder.prefix}`) &&
      !found.some((each) => String(each.values) === String(values)),
  );
  const fresh = found.filter(({ values }) => !findPartition(ctx, table, values));
  ctx.store.transaction(() => {
    for (const partition of gone) removePartition(ctx, table, partition);
    for (const { values, prefix } of fresh) {
      addPartition(ctx, table, {
        Values: [...values],
        Parameters: { classification: table.input.Parameters?.classification ?? 'unknown' },
        StorageDescriptor: {
          ...table.input.StorageDescriptor,
          Location: `s3://${bucket}/${prefix}`,
        },
      });
    }
  });
  return { added: fresh.length, deleted: gone.length };
}
