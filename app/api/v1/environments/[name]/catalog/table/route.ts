import * as api from '#lib/api/catalog.ts';
import { getCatalogTable } from '#lib/catalog/get-catalog-table.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.getCatalogTable, (ctx, { params, query }) =>
  getCatalogTable(ctx, { ...params, ...query }),
);
