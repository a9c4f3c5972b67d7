import * as api from '#lib/api/session.ts';
import { serve } from '#lib/http/serve.ts';
import { setUp } from '#lib/identity/set-up.ts';

export const POST = serve(api.setUp, (ctx, { body }) => setUp(ctx, body));
