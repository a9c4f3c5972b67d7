import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { startTerraformRun } from '#lib/terraform/terraform-runs.ts';

export const POST = serve(api.startTerraformRun, (ctx, { params, body }) =>
  startTerraformRun(ctx, { ...params, ...body }),
);
