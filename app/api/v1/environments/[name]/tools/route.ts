import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { callerCidrOf } from '#lib/tools/caller-cidr.ts';
import { listTools } from '#lib/tools/list-tools.ts';

export const GET = serve(api.listTools, async (ctx, { params }, request) => ({
  tools: await listTools(ctx, params),
  callerCidr: callerCidrOf(request),
}));
