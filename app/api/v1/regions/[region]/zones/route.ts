import * as api from '#lib/api/system.ts';
import { serve } from '#lib/http/serve.ts';
import { listZones } from '#lib/system/read-system.ts';

export const GET = serve(api.listZones, (ctx, { params, query }) =>
  listZones(ctx, { ...params, ...query }),
);
