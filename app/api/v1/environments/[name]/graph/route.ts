import * as api from '#lib/api/architecture.ts';
import { getGraph } from '#lib/discovery/graph-document.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getGraph, (ctx, { params }) => getGraph(ctx, params));
