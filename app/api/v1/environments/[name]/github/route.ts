import * as api from '#lib/api/github.ts';
import { getGitHubSettings, setGitHubSettings } from '#lib/github/github-settings.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getGitHubSettings, (ctx, { params }) =>
  getGitHubSettings(ctx, params),
);

export const POST = serve(api.setGitHubSettings, (ctx, { params, body }) =>
  setGitHubSettings(ctx, { ...params, ...body }),
);
