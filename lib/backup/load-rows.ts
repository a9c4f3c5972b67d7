import pg from 'pg';
import { BackupProblem } from './archive-format.ts';
import type { ArchivePart } from './read-archive.ts';
import { readTables, type Table } from './read-catalog.ts';

type Row = readonly (string | null)[];

const rowsAtOnce = 200;
const charactersAtOnce = 4_000_000;

interface Layout {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Writes an archive's rows and sequences into the tables that its migrations made. Returns how many rows. */
export async function loadRows(
  client: pg.PoolClient,
  layouts: readonly Layout[],
  parts: AsyncIterable<ArchivePart>,
): Promise<number> {
  const tables = await tablesFor(client, layouts);
  const foreignKeys = await dropForeignKeys(client);
  let current: Batch | undefined;
  let rows = 0;
  for await (const part of parts) {
    if (part.kind === 'row') {
      if (!current) throw misfit('a row is of no table');
      await current.add(part.values);
      rows += 1;
      continue;
    }
    await current?.write();
    current = part.kind === 'table' ? new Batch(client, tableOf(tables, part.name)) : undefined;
    if (part.kind === 'sequence') await continueSequence(client, part);
  }
  await current?.write();
  for (const { table, name, definition } of foreignKeys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  return rows;
}

/** Rows of one table on their way, so many that a statement is worth it. */
class Batch {
  readonly #client: pg.PoolClient;
  readonly #table: Table;
  #rows: Row[] = [];
  #characters = 0;

  constructor(client: pg.PoolClient, table: Table) {
    this.#client = client;
    this.#table = table;
  }

  async add(row: Row): Promise<void> {
    if (row.length !== this.#table.columns.length) throw misfit(`a row of ${this.#table.name}`);
    this.#rows.push(row);
    this.#characters += row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
    if (this.#rows.length >= rowsAtOnce || this.#characters >= charactersAtOnce) await this.write();
  }

  async write(): Promise<void> {
    if (this.#rows.length === 0) return;
    const { name, columns } = this.#table;
    const names = columns.map((column) => pg.escapeIdentifier(column.name)).join(', ');
    const arrays = columns.map((_, index) => `$${index + 1}::text[]`).join(', ');
    const aliases = columns.map((_, index) => `v${index}`).join(', ');
    const values = columns.map(({ type }, index) => `v${index}::${type}`).join(', ');
    await this.#client.query(
      `INSERT INTO ${pg.escapeIdentifier(name)} (${names})
       SELECT ${values} FROM unnest(${arrays}) AS given(${aliases})`,
      columns.map((_, index) => this.#rows.map((row) => row[index])),
    );
    this.#rows = [];
    this.#characters = 0;
  }
}

/** The tables as they are, with the columns in the archive's order: types are never the archive's word. */
async function tablesFor(client: pg.PoolClient, layouts: readonly Layout[]): Promise<Table[]> {
  const present = await readTables(client);
  const described = (tables: readonly Layout[]) =>
    tables
      .map(({ name, columns }) => `${name}(${columns.toSorted().join()})`)
      .sort()
      .join();
  const names = present.map(({ name, columns }) => ({ name, columns: columns.map((c) => c.name) }));
  if (described(names) !== described(layouts)) throw misfit('its tables');
  return layouts.map(({ name, columns }) => ({
    name,
    columns: columns.flatMap((column) =>
      tableOf(present, name).columns.filter((one) => one.name === column),
    ),
  }));
}

function tableOf(tables: readonly Table[], name: string): Table {
  const table = tables.find((one) => one.name === name);
  if (!table) throw misfit(`the table ${name}`);
  return table;
}

/** Rows come table by table, so what refers to others is checked once all are there. */
async function dropForeignKeys(client: pg.PoolClient) {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name,
      pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  for (const { table, name } of rows) {
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  }
  return rows;
}

async function continueSequence(
  client: pg.PoolClient,
  { name, value }: { readonly name: string; readonly value: string },
): Promise<void> {
  await client.query('SELECT setval($1::regclass, $2::bigint)', [pg.escapeIdentifier(name), value]);
}

function misfit(what: string): BackupProblem {
  return new BackupProblem(
    `The archive does not fit the migrations that it names: ${what}. Nothing was restored.`,
  );
}
