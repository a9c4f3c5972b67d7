import * as api from '#lib/api/system.ts';
import { serve } from '#lib/http/serve.ts';
import { checkReadiness } from '#lib/system/check-readiness.ts';

export const GET = serve(api.getReadiness, checkReadiness);
