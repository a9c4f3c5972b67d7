import * as api from '#lib/api/environments.ts';
import { downloadEnvironment } from '#lib/environments/download-environment.ts';
import { serveFile } from '#lib/http/serve.ts';

export const GET = serveFile(api.downloadEnvironment, (ctx, { params }) =>
  downloadEnvironment(ctx, params),
);
