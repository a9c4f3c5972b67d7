import * as api from '#lib/api/cost.ts';
import { getActualCost } from '#lib/cost/get-actual-cost.ts';
import { setActualCost } from '#lib/cost/set-actual-cost.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getActualCost, (ctx, { params }) => getActualCost(ctx, params));

export const POST = serve(api.setActualCost, (ctx, { params, body }) =>
  setActualCost(ctx, { ...params, ...body }),
);
