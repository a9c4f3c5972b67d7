import * as api from '#lib/api/parking.ts';
import { serve } from '#lib/http/serve.ts';
import { parkEnvironment } from '#lib/parking/parking.ts';

export const POST = serve(api.parkEnvironment, (ctx, { params, body }) =>
  parkEnvironment(ctx, { ...params, ...body }),
);
