import * as api from '#lib/api/audit.ts';
import { verifyAudit } from '#lib/audit/verify-audit.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.verifyAudit, (ctx) => verifyAudit(ctx));
