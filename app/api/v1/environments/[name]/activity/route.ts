import { listActivity } from '#lib/activity/list-activity.ts';
import * as api from '#lib/api/activity.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listActivity, (ctx, { params, query }) =>
  listActivity(ctx, { ...params, ...query }),
);
