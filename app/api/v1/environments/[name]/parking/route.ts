import * as api from '#lib/api/parking.ts';
import { serve } from '#lib/http/serve.ts';
import { getParking } from '#lib/parking/parking.ts';

export const GET = serve(api.getParking, (ctx, { params }) => getParking(ctx, params));
