import * as api from '#lib/api/terraform.ts';
import { serve } from '#lib/http/serve.ts';
import { receiveTerraformNotifications } from '#lib/terraform/run-notifications.ts';

export const POST = serve(api.receiveTerraformNotifications, (ctx, { params }) =>
  receiveTerraformNotifications(ctx, params),
);
