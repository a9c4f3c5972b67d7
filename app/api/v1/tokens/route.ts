import * as api from '#lib/api/tokens.ts';
import { serve } from '#lib/http/serve.ts';
import { addToken, listTokens } from '#lib/identity/tokens.ts';

export const GET = serve(api.listTokens, (ctx, { query }) => listTokens(ctx, query));

export const POST = serve(api.addToken, (ctx, { body }) => addToken(ctx, body));
