import * as api from '#lib/api/deployments.ts';
import { listPastDurations } from '#lib/deployments/list-past-durations.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listPastDurations, (ctx, { params }) =>
  listPastDurations(ctx, params),
);
