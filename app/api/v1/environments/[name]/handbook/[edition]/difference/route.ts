import * as api from '#lib/api/handbook.ts';
import { compareHandbooks } from '#lib/handbook/compare-handbooks.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.compareHandbooks, (ctx, { params, query }) =>
  compareHandbooks(ctx, { ...params, ...query }),
);
