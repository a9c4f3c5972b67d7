import * as api from '#lib/api/imports.ts';
import { importResource, previewImport } from '#lib/deployments/import-resource.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.previewImport, (ctx, { params, query }) =>
  previewImport(ctx, { ...params, ...query }),
);

export const POST = serve(api.importResource, (ctx, { params, body }) =>
  importResource(ctx, { ...params, ...body }),
);
