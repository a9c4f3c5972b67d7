import { createHash } from 'node:crypto';
import type { TestRuntime } from '#lib/runtime/runtime-for-tests.ts';

/**
 * A digest of every row of the database and of every document of the local endpoint, but for the audit, which
 * tells what was refused as well.
 */
export async function stateDigest(test: Pick<TestRuntime, 'ctx' | 'localAws'>): Promise<string> {
  const response = await fetch(`${test.localAws.url}/_local/state`);
  if (!response.ok) throw new Error(`The local endpoint answers ${response.status}`);
  const { digest }: { digest: string } = await response.json();
  return createHash('sha256')
    .update(digest)
    .update(await databaseDigest(test))
    .digest('hex');
}

async function databaseDigest({ ctx: { db } }: Pick<TestRuntime, 'ctx'>): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'AuditEntry' ORDER BY tablename`;
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
  );
  const rows = await db.$queryRawUnsafe<{ name: string; digest: string }[]>(
    each.join(' UNION ALL '),
  );
  return rows.map(({ name, digest }) => `${name} ${digest}`).join('\n');
}
