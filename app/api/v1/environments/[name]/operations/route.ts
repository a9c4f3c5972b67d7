import * as api from '#lib/api/operations.ts';
import { serve } from '#lib/http/serve.ts';
import { listOperations } from '#lib/operations/list-operations.ts';
import { startOperation } from '#lib/operations/start-operation.ts';

export const GET = serve(api.listOperations, (ctx, { params, query }) =>
  listOperations(ctx, { ...params, ...query }),
);

export const POST = serve(api.startOperation, (ctx, { params, body }) =>
  startOperation(ctx, { ...params, ...body }),
);
