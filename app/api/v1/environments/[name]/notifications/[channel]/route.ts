import * as api from '#lib/api/notifications.ts';
import { serve } from '#lib/http/serve.ts';
import {
  removeNotificationChannel,
  updateNotificationChannel,
} from '#lib/notifications/channels.ts';

export const PATCH = serve(api.updateNotificationChannel, (ctx, { params, body }) =>
  updateNotificationChannel(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.removeNotificationChannel, (ctx, { params }) =>
  removeNotificationChannel(ctx, params),
);
