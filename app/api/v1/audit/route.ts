import * as api from '#lib/api/audit.ts';
import { searchAudit } from '#lib/audit/search-audit.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listAudit, (ctx, { query }) => searchAudit(ctx, query));
