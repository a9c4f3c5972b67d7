import * as api from '#lib/api/parking.ts';
import { serve } from '#lib/http/serve.ts';
import { wakeEnvironment } from '#lib/parking/parking.ts';

export const POST = serve(api.wakeEnvironment, (ctx, { params }) => wakeEnvironment(ctx, params));
