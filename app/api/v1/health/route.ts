import * as api from '#lib/api/system.ts';
import { serve } from '#lib/http/serve.ts';
import { checkHealth } from '#lib/system/read-system.ts';

export const GET = serve(api.getHealth, checkHealth);
