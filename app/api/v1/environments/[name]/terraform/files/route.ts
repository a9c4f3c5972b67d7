import * as api from '#lib/api/terraform.ts';
import { serveFile } from '#lib/http/serve.ts';
import { downloadTerraform } from '#lib/terraform/download-terraform.ts';

export const GET = serveFile(api.downloadTerraform, (ctx, { params }) =>
  downloadTerraform(ctx, params),
);
