import * as api from '#lib/api/recovery.ts';
import { listRecoveries } from '#lib/deployments/list-recoveries.ts';
import { recoverLayer } from '#lib/deployments/recover-layer.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listRecoveries, (ctx, { params }) => listRecoveries(ctx, params));

export const POST = serve(api.recoverLayer, (ctx, { params, body }) =>
  recoverLayer(ctx, { ...params, ...body }),
);
