import * as api from '#lib/api/hosts.ts';
import { getConsoleOutput } from '#lib/hosts/get-console-output.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getConsoleOutput, (ctx, { params, query }) =>
  getConsoleOutput(ctx, { ...params, ...query }),
);
