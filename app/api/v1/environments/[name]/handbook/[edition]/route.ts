import * as api from '#lib/api/handbook.ts';
import { getHandbook } from '#lib/handbook/handbook-editions.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getHandbook, (ctx, { params }) => getHandbook(ctx, params));
