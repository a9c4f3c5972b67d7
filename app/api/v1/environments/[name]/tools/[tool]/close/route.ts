import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { closeTool } from '#lib/tools/close-openings.ts';

export const POST = serve(api.closeTool, (ctx, { params }) => closeTool(ctx, params));
