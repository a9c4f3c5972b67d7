import * as api from '#lib/api/cost.ts';
import { setCostAssumptions } from '#lib/cost/set-cost-assumptions.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.setCostAssumptions, (ctx, { params, body }) =>
  setCostAssumptions(ctx, { ...params, ...body }),
);
