import { getConnectionTemplate } from '#lib/accounts/connection-template.ts';
import * as api from '#lib/api/accounts.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getConnectionTemplate, (ctx, { params, query }) =>
  getConnectionTemplate(ctx, { ...params, ...query }),
);
