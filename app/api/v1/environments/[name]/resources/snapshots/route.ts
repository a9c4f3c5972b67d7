import * as api from '#lib/api/hosts.ts';
import { listSnapshots } from '#lib/hosts/list-snapshots.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listSnapshots, (ctx, { params, query }) =>
  listSnapshots(ctx, { ...params, ...query }),
);
