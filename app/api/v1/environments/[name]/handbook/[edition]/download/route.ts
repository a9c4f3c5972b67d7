import * as api from '#lib/api/handbook.ts';
import { downloadHandbook } from '#lib/handbook/download-handbook.ts';
import { serveFile } from '#lib/http/serve.ts';

export const GET = serveFile(api.downloadHandbook, (ctx, { params }) =>
  downloadHandbook(ctx, params),
);
