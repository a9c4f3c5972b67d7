import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { embeddedSession, WireDuplex } from '#lib/db/wire-duplex.ts';

const directory = 'prisma/migrations';
const schemaPath = 'prisma/schema.prisma';

/**
 * `npm run db:migration -- add_something`: writes what leads from the schema of the last migration,
 * kept beside its SQL, to prisma/schema.prisma. `--check` fails when something is missing.
 */
async function main(argument: string): Promise<number> {
  const schema = await readFile(schemaPath, 'utf8');
  const last = await lastSchema();
  if (last === schema) return say('The migrations are current.');
  if (argument === '--check')
    return say('prisma/schema.prisma changed: run npm run db:migration.', 1);
  if (!/^[a-z][a-z0-9_]*$/.test(argument)) return say('Name it, such as add_approvals.', 1);

  const stamp = new Date().toISOString().replaceAll(/\D/g, '').slice(0, 14);
  const target = join(directory, `${stamp}_${argument}`);
  const sql = await difference(last, schema);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'migration.sql'), sql);
  await writeFile(join(target, 'schema.prisma'), schema);
  return say(target);
}

async function lastSchema(): Promise<string | undefined> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const last = names.sort().at(-1);
  return last === undefined ? undefined : readFile(join(directory, last, 'schema.prisma'), 'utf8');
}

async function difference(from: string | undefined, to: string): Promise<string> {
  await loadSchemaEngine();
  const pglite = await PGlite.create('memory://');
  const pool = new pg.Pool({ ...embeddedSession, stream: () => new WireDuplex(pglite) });
  const schemaEngine = await engine.SchemaEngine.new(
    { datamodels: [[schemaPath, to]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool)),
  );
  const model = (content: string): engine.DiffTarget => ({
    tag: 'schemaDatamodel',
    files: [{ path: schemaPath, content }],
  });
  const { stdout } = await schemaEngine.diff({
    from: from === undefined ? { tag: 'empty' } : model(from),
    to: model(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  });
  return stdout ?? '';
}

/** The package's entry point imports the WASM file as a module, which Node does not do by default. */
async function loadSchemaEngine(): Promise<void> {
  const entry = import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(fileURLToPath(new URL('schema_engine_bg.wasm', entry)));
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': engine as unknown as WebAssembly.ModuleImports,
  });
  const bindings = engine as unknown as { __wbg_set_wasm(exports: WebAssembly.Exports): void };
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
}

function say(text: string, code = 0): number {
  process.stdout.write(`${text}\n`);
  return code;
}

process.exit(await main(process.argv[2] ?? ''));
