import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { getTerraformWorkspace } from '#lib/terraform/terraform-runs.ts';

export const GET = serve(api.getTerraformWorkspace, (ctx, { params }) =>
  getTerraformWorkspace(ctx, params),
);
