import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type AuditEntry, type AuditVerdict, auditEntry } from '#lib/api/audit.ts';
import { genesisHash, verifyChain } from '#lib/audit/chain.ts';
import { readEntries } from '#lib/audit/read-entries.ts';
import { parseConfig } from '#lib/config/config.ts';
import { prismaOver } from '#lib/db/client.ts';
import { DataDirectoryInUse } from '#lib/db/data-lock.ts';
import { openDatabase } from '#lib/db/pool.ts';

/**
 * `npm run audit:verify -- audit.jsonl` walks the chain of an export without a database; without a file,
 * that of the database. Ends with 1 where an entry is not as it was written, 2 where it cannot tell.
 */
async function main(file: string | undefined): Promise<number> {
  try {
    return say(file === undefined ? await verifyDatabase() : await verifyFile(file));
  } catch (error) {
    if (!(error instanceof Unreadable || error instanceof DataDirectoryInUse)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

class Unreadable extends Error {}

/** An export may begin later than the audit: what was before it is taken at its word. */
async function verifyFile(file: string): Promise<AuditVerdict> {
  const first = (await linesOf(file).next()).value;
  if (!first) throw new Unreadable(`${file} has no entries.`);
  const start =
    first.sequence === 1
      ? { sequence: 0, hash: genesisHash }
      : { sequence: first.sequence - 1, hash: first.previousHash };
  if (first.sequence > 1) process.stdout.write(`The export begins with entry ${first.sequence}.\n`);
  return verifyChain(linesOf(file), start);
}

async function* linesOf(file: string): AsyncGenerator<AuditEntry> {
  let number = 0;
  const input = createReadStream(file).on('error', () => undefined);
  for await (const line of createInterface({ input })) {
    number += 1;
    yield entryOf(line, `${file}, line ${number}`);
  }
  if (input.errored) throw new Unreadable(`${file}: ${input.errored.message}`);
}

function entryOf(line: string, where: string): AuditEntry {
  try {
    return auditEntry.strict().parse(JSON.parse(line));
  } catch (cause) {
    throw new Unreadable(`${where} is not an entry of the audit.`, { cause });
  }
}

async function verifyDatabase(): Promise<AuditVerdict> {
  const parsed = parseConfig(process.env);
  if (!parsed.ok) throw new Unreadable(parsed.problems.join('\n'));
  const { databaseUrl, dataDir } = parsed.config;
  const database = await openDatabase({
    databaseUrl,
    dataDir,
    onError: (error) => process.stderr.write(`${error.message}\n`),
  });
  const db = prismaOver(database.pool);
  try {
    return await verifyChain(readEntries(db));
  } finally {
    await db.$disconnect();
    await database.close();
  }
}

function say({ entries, head, broken }: AuditVerdict): number {
  const newest = head ? `, the newest ${head.sequence} with hash ${head.hash}` : '';
  process.stdout.write(`${entries} entries are as they were written${newest}.\n`);
  if (!broken) return 0;
  process.stdout.write(`Entry ${broken.sequence} is not. ${broken.reason}.\n`);
  return 1;
}

process.exitCode = await main(process.argv[2]);
