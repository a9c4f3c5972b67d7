import * as api from '#lib/api/audit.ts';
import { readEntries } from '#lib/audit/read-entries.ts';
import { serveLines } from '#lib/http/serve-lines.ts';

export const GET = serveLines(api.exportAudit, 'strata-audit.jsonl', ({ db }, { query }) =>
  readEntries(db, query.after),
);
