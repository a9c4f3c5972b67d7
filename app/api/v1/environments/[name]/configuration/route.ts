import * as api from '#lib/api/configuration.ts';
import { serve } from '#lib/http/serve.ts';
import { getConfiguration } from '#lib/variables/get-configuration.ts';
import { checkConfiguration, importConfiguration } from '#lib/variables/import-configuration.ts';

export const GET = serve(api.getConfiguration, (ctx, { params }) => getConfiguration(ctx, params));

export const POST = serve(api.importConfiguration, (ctx, { params, query, body }) => {
  const input = { ...params, ...body };
  return query.validateOnly === 'true'
    ? checkConfiguration(ctx, input)
    : importConfiguration(ctx, input);
});
