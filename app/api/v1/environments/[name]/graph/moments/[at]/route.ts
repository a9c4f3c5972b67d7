import * as api from '#lib/api/history.ts';
import { getMoment } from '#lib/history/get-moment.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getMoment, (ctx, { params }) => getMoment(ctx, params));
