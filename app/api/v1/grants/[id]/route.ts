import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { removeGrant } from '#lib/identity/grants.ts';

export const DELETE = serve(api.removeGrant, (ctx, { params }) => removeGrant(ctx, params));
