import * as api from '#lib/api/drift.ts';
import { detectDrift } from '#lib/drift/detect-drift.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.detectDrift, (ctx, { params }) => detectDrift(ctx, params));
