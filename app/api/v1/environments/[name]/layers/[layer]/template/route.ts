import * as api from '#lib/api/layers.ts';
import { getLayerTemplate } from '#lib/environments/layers.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getLayerTemplate, (ctx, { params }) => getLayerTemplate(ctx, params));
