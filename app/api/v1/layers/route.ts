import * as api from '#lib/api/layers.ts';
import { listLayers } from '#lib/environments/layers.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listLayers, listLayers);
