import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { actOnTerraformRun } from '#lib/terraform/terraform-runs.ts';

export const POST = serve(api.actOnTerraformRun, (ctx, { params, body }) =>
  actOnTerraformRun(ctx, { ...params, ...body }),
);
