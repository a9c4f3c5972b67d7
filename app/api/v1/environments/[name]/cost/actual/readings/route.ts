import * as api from '#lib/api/cost.ts';
import { readActualCost } from '#lib/cost/read-actual-cost.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.readActualCost, (ctx, { params }) => readActualCost(ctx, params));
