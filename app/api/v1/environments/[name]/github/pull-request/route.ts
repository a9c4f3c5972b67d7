import * as api from '#lib/api/github.ts';
import { openPullRequest } from '#lib/github/open-pull-request.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.openPullRequest, (ctx, { params, body }) =>
  openPullRequest(ctx, { ...params, ...body }),
);
