import * as api from '#lib/api/session.ts';
import { serve } from '#lib/http/serve.ts';
import { listPersonSessions } from '#lib/identity/sessions.ts';

export const GET = serve(api.listPersonSessions, (ctx, { params }) =>
  listPersonSessions(ctx, params),
);
