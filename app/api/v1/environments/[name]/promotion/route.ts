import * as api from '#lib/api/environment-comparison.ts';
import { promoteParameters } from '#lib/comparison/promote-parameters.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.promoteParameters, (ctx, { params, body }) =>
  promoteParameters(ctx, { ...params, ...body }),
);
