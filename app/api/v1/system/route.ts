import * as api from '#lib/api/system.ts';
import { serve } from '#lib/http/serve.ts';
import { getRuntime } from '#lib/runtime/get-runtime.ts';
import { readSystem } from '#lib/system/read-system.ts';

export const GET = serve(api.getSystem, async (ctx) => {
  const { config, databaseKind } = await getRuntime();
  return readSystem(ctx, {
    cloud: config.cloud,
    defaultRegion: config.defaultRegion,
    database: databaseKind,
  });
});
