import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { addRole, listRoles } from '#lib/identity/roles.ts';

export const GET = serve(api.listRoles, (ctx) => listRoles(ctx));

export const POST = serve(api.addRole, (ctx, { body }) => addRole(ctx, body));
