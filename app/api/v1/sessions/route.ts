import * as api from '#lib/api/session.ts';
import { serve } from '#lib/http/serve.ts';
import { listSessions } from '#lib/identity/sessions.ts';

export const GET = serve(api.listSessions, (ctx) => listSessions(ctx));
