import * as api from '#lib/api/configuration.ts';
import { serveFile } from '#lib/http/serve.ts';
import { downloadConfiguration } from '#lib/variables/download-configuration.ts';

export const GET = serveFile(api.downloadEnvTemplate, (ctx, { params }) =>
  downloadConfiguration(ctx, { ...params, file: 'template' }),
);
