import * as api from '#lib/api/deployments.ts';
import { getDeployment } from '#lib/deployments/read-deployments.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getDeployment, (ctx, { params }) => getDeployment(ctx, params));
