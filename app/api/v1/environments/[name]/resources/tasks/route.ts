import * as api from '#lib/api/tasks.ts';
import { serve } from '#lib/http/serve.ts';
import { listTasks } from '#lib/tasks/list-tasks.ts';

export const GET = serve(api.listTasks, (ctx, { params, query }) =>
  listTasks(ctx, { ...params, ...query }),
);
