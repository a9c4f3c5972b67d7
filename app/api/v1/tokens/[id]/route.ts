import * as api from '#lib/api/tokens.ts';
import { serve } from '#lib/http/serve.ts';
import { revokeToken } from '#lib/identity/tokens.ts';

export const DELETE = serve(api.revokeToken, (ctx, { params }) => revokeToken(ctx, params));
