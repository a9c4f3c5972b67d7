import * as api from '#lib/api/lifetime.ts';
import { serve } from '#lib/http/serve.ts';
import { getLifetime, removeLifetime, setLifetime } from '#lib/lifetime/set-lifetime.ts';

export const GET = serve(api.getLifetime, (ctx, { params }) => getLifetime(ctx, params));

export const POST = serve(api.setLifetime, (ctx, { params, body }) =>
  setLifetime(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.removeLifetime, (ctx, { params }) => removeLifetime(ctx, params));
