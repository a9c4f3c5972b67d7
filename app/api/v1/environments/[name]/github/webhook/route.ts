import * as api from '#lib/api/github.ts';
import { receiveGitHubPushes } from '#lib/github/github-settings.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.receiveGitHubPushes, (ctx, { params }) =>
  receiveGitHubPushes(ctx, params),
);
