import * as api from '#lib/api/cost.ts';
import { getCost } from '#lib/cost/get-cost.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getCost, (ctx, { params }) => getCost(ctx, params));
