import * as api from '#lib/api/deployments.ts';
import { listStackEvents } from '#lib/deployments/read-deployments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listStackEvents, (ctx, { params, query }) =>
  listStackEvents(ctx, { ...params, ...query }),
);
