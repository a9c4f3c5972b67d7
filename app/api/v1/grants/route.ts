import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { addGrant } from '#lib/identity/grants.ts';

export const POST = serve(api.addGrant, (ctx, { body }) => addGrant(ctx, body));
