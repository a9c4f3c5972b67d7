import * as api from '#lib/api/tasks.ts';
import { serve } from '#lib/http/serve.ts';
import { readTaskLog } from '#lib/tasks/read-task-log.ts';

export const GET = serve(api.readTaskLog, (ctx, { params, query }) =>
  readTaskLog(ctx, { ...params, ...query }),
);
