import * as api from '#lib/api/catalog.ts';
import { getCatalog } from '#lib/catalog/get-catalog.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getCatalog, (ctx, { params }) => getCatalog(ctx, params));
