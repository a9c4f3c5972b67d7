import * as api from '#lib/api/parking-schedule.ts';
import { serve } from '#lib/http/serve.ts';
import { setParkingSchedule } from '#lib/parking/set-parking-schedule.ts';

export const POST = serve(api.setParkingSchedule, (ctx, { params, body }) =>
  setParkingSchedule(ctx, { ...params, ...body }),
);
