import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { openTool } from '#lib/tools/open-tool.ts';

export const POST = serve(api.openTool, (ctx, { params, body }) =>
  openTool(ctx, { ...params, ...body }),
);
