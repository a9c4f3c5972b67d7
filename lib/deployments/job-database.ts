import type pg from 'pg';
import type { Db as JobDatabase } from 'pg-boss';

/** pg-boss over the product's own pool, whose single embedded connection it must share. */
export function jobDatabase(pool: pg.Pool): JobDatabase {
  return {
    async executeSql(text, values) {
      const result = await pool.query(text, values);
      return Array.isArray(result)
        ? { rows: result.flatMap((part: { rows?: unknown[] }) => part.rows ?? []) }
        : result;
    },
  };
}
