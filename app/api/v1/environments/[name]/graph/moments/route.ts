import * as api from '#lib/api/history.ts';
import { listMoments } from '#lib/history/list-moments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listMoments, (ctx, { params, query }) =>
  listMoments(ctx, { ...params, ...query }),
);
