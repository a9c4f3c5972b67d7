import * as api from '#lib/api/deployments.ts';
import { getPlanMarkdown } from '#lib/deployments/get-plan-markdown.ts';
import { serveFile } from '#lib/http/serve.ts';

export const GET = serveFile(api.getPlanMarkdown, (ctx, { params }) =>
  getPlanMarkdown(ctx, params),
);
