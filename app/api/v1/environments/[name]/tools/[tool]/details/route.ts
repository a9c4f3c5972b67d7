import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { getToolDetails } from '#lib/tools/get-tool-details.ts';

export const GET = serve(api.getToolDetails, (ctx, { params }) => getToolDetails(ctx, params));
