import * as api from '#lib/api/handbook.ts';
import { listHandbookEditions } from '#lib/handbook/handbook-editions.ts';
import { makeHandbook } from '#lib/handbook/make-handbook.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listHandbookEditions, (ctx, { params }) =>
  listHandbookEditions(ctx, params),
);

export const POST = serve(api.makeHandbook, (ctx, { params }) => makeHandbook(ctx, params));
