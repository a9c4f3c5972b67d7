import * as api from '#lib/api/architecture.ts';
import { refreshEnvironment } from '#lib/discovery/refresh-environment.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.refreshGraph, (ctx, { params }) => refreshEnvironment(ctx, params));
