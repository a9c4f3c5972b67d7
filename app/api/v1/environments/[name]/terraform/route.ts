import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { getTerraformSettings, setTerraformSettings } from '#lib/terraform/terraform-settings.ts';

export const GET = serve(api.getTerraformSettings, (ctx, { params }) =>
  getTerraformSettings(ctx, params),
);

export const POST = serve(api.setTerraformSettings, (ctx, { params, body }) =>
  setTerraformSettings(ctx, { ...params, ...body }),
);
