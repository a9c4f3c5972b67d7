import * as api from '#lib/api/history.ts';
import { getDifference } from '#lib/history/get-difference.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getDifference, (ctx, { params, query }) =>
  getDifference(ctx, { ...params, ...query }),
);
