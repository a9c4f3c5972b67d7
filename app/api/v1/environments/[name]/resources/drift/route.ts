import * as api from '#lib/api/drift.ts';
import { getResourceDrift } from '#lib/drift/get-resource-drift.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getResourceDrift, (ctx, { params, query }) =>
  getResourceDrift(ctx, { ...params, ...query }),
);
