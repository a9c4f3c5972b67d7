import { z } from 'zod';

/**
 * An archive is JSON Lines, compressed by gzip: a header; for each table a line with its name and then
 * its rows, each a list of PostgreSQL's texts in the order of the header's columns; the sequences; and
 * an end with the number of rows and the SHA-256 of every line before, line feeds included.
 */
export const archiveHeader = z.strictObject({
  format: z.literal('strata-backup'),
  version: z.literal(1),
  /** The Strata that made it. */
  strata: z.string(),
  createdAt: z.iso.datetime(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()).min(1) })),
});

export type ArchiveHeader = z.output<typeof archiveHeader>;

export const tableLine = z.strictObject({ table: z.string() });
export const rowLine = z.array(z.string().nullable());
/** The last value that was taken. */
export const sequenceLine = z.strictObject({
  sequence: z.string(),
  value: z.string().regex(/^\d+$/),
});

export const endLine = z.strictObject({
  rows: z.int().nonnegative(),
  sha256: z.string().regex(/^[\da-f]{64}$/),
});

/** Why an archive cannot be made or restored, as a sentence for whoever runs the command. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem';
}
