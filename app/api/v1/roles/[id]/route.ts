import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { changeRole, removeRole } from '#lib/identity/roles.ts';

export const PATCH = serve(api.changeRole, (ctx, { params, body }) =>
  changeRole(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.removeRole, (ctx, { params }) => removeRole(ctx, params));
