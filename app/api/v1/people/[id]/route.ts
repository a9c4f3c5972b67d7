import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { changePerson, removePerson } from '#lib/identity/people.ts';

export const PATCH = serve(api.changePerson, (ctx, { params, body }) =>
  changePerson(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.removePerson, (ctx, { params }) => removePerson(ctx, params));
