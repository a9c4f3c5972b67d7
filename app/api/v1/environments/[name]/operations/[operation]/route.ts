import * as api from '#lib/api/operations.ts';
import { serve } from '#lib/http/serve.ts';
import { getOperation } from '#lib/operations/get-operation.ts';

export const GET = serve(api.getOperation, (ctx, { params }) => getOperation(ctx, params));
