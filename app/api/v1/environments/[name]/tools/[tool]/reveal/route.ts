import * as api from '#lib/api/tools.ts';
import { serve } from '#lib/http/serve.ts';
import { revealCredentials } from '#lib/tools/reveal-credentials.ts';

export const POST = serve(api.revealCredentials, (ctx, { params }) =>
  revealCredentials(ctx, params),
);
