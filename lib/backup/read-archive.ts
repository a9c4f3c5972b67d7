import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import {
  type ArchiveHeader,
  archiveHeader,
  BackupProblem,
  endLine,
  rowLine,
  sequenceLine,
  tableLine,
} from './archive-format.ts';

export type ArchivePart =
  | { readonly kind: 'table'; readonly name: string }
  | { readonly kind: 'row'; readonly values: readonly (string | null)[] }
  | { readonly kind: 'sequence'; readonly name: string; readonly value: string };

/** Reads an archive to its end without keeping it. Throws {@link BackupProblem} where it is not whole. */
export async function verifyArchive(
  file: string,
): Promise<{ readonly header: ArchiveHeader; readonly rows: number }> {
  const hash = createHash('sha256');
  let header: ArchiveHeader | undefined;
  let before: string | undefined;
  let rows = 0;
  for await (const line of linesOf(file)) {
    if (before === undefined) header = headerOf(file, line);
    else {
      hash.update(`${before}\n`);
      if (before.startsWith('[')) rows += 1;
    }
    before = line;
  }
  const end = endLine.safeParse(jsonOf(before ?? ''));
  if (!header || !end.success) throw damaged(file, 'its end is missing');
  if (end.data.rows !== rows || end.data.sha256 !== hash.digest('hex')) {
    throw damaged(file, 'its contents are not those that were written');
  }
  return { header, rows };
}

/** What follows the header of an archive that was verified. */
export async function* readArchive(file: string): AsyncGenerator<ArchivePart> {
  let isHeader = true;
  for await (const line of linesOf(file)) {
    if (!isHeader) {
      const part = partOf(file, jsonOf(line));
      if (part) yield part;
    }
    isHeader = false;
  }
}

function partOf(file: string, document: unknown): ArchivePart | undefined {
  const values = parsed(rowLine, document);
  if (values) return { kind: 'row', values };
  const table = parsed(tableLine, document);
  if (table) return { kind: 'table', name: table.table };
  const sequence = parsed(sequenceLine, document);
  if (sequence) return { kind: 'sequence', name: sequence.sequence, value: sequence.value };
  if (parsed(endLine, document)) return undefined;
  throw damaged(file, 'a line is none of an archive');
}

function parsed<T extends z.ZodType>(schema: T, document: unknown): z.output<T> | undefined {
  const result = schema.safeParse(document);
  return result.success ? result.data : undefined;
}

function headerOf(file: string, line: string): ArchiveHeader {
  const document = jsonOf(line);
  const header = archiveHeader.safeParse(document);
  if (header.success) return header.data;
  if (isOfAnotherVersion(document)) {
    throw new BackupProblem(
      `${file} has a format that this Strata does not know. Use a newer one.`,
    );
  }
  throw new BackupProblem(`${file} is no backup of Strata.`);
}

function isOfAnotherVersion(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false;
  const { format, version } = document as { format?: unknown; version?: unknown };
  return format === 'strata-backup' && version !== 1;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const unzipped = createGunzip();
  unzipped.setEncoding('utf8');
  input.on('error', (error) => unzipped.destroy(error));
  input.pipe(unzipped);
  let begun = '';
  try {
    for await (const part of unzipped) {
      const lines = `${begun}${part}`.split('\n');
      begun = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (error instanceof BackupProblem) throw error;
    if (input.errored) throw new BackupProblem(`${file}: ${input.errored.message}`);
    throw unzipped.errored ? damaged(file, 'it cannot be unpacked', error) : error;
  } finally {
    input.destroy();
    unzipped.destroy();
  }
  if (begun !== '') throw damaged(file, 'its last line is cut off');
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function damaged(file: string, why: string, cause?: unknown): BackupProblem {
  return new BackupProblem(`${file} is damaged: ${why}. Nothing was restored.`, { cause });
}
