import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { listTerraformWorkspaces } from '#lib/terraform/terraform-runs.ts';

export const GET = serve(api.listTerraformWorkspaces, (ctx, { params }) =>
  listTerraformWorkspaces(ctx, params),
);
