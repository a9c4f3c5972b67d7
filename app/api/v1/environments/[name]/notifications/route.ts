import * as api from '#lib/api/notifications.ts';
import { serve } from '#lib/http/serve.ts';
import { addNotificationChannel, listNotificationChannels } from '#lib/notifications/channels.ts';

export const GET = serve(api.listNotificationChannels, (ctx, { params }) =>
  listNotificationChannels(ctx, params),
);

export const POST = serve(api.addNotificationChannel, (ctx, { params, body }) =>
  addNotificationChannel(ctx, { ...params, ...body }),
);
