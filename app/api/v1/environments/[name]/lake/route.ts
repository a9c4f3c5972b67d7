import * as api from '#lib/api/catalog.ts';
import { getLake } from '#lib/catalog/get-lake.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getLake, (ctx, { params }) => getLake(ctx, params));
