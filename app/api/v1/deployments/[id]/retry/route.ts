import * as api from '#lib/api/deployments.ts';
import { retryDeployment } from '#lib/deployments/retry-deployment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.retryDeployment, (ctx, { params }) => retryDeployment(ctx, params));
