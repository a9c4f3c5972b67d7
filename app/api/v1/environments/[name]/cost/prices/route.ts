import * as api from '#lib/api/cost.ts';
import { readPrices } from '#lib/cost/read-prices.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.readPrices, (ctx, { params }) => readPrices(ctx, params));
