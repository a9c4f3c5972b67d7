import * as api from '#lib/api/notifications.ts';
import { serve } from '#lib/http/serve.ts';
import { testNotificationChannel } from '#lib/notifications/channels.ts';

export const POST = serve(api.testNotificationChannel, (ctx, { params }) =>
  testNotificationChannel(ctx, params),
);
