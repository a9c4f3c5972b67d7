import * as api from '#lib/api/images.ts';
import { serve } from '#lib/http/serve.ts';
import { listImages } from '#lib/images/list-images.ts';

export const GET = serve(api.listImages, (ctx, { params, query }) =>
  listImages(ctx, { ...params, ...query }),
);
