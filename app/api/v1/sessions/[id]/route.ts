import * as api from '#lib/api/session.ts';
import { serve } from '#lib/http/serve.ts';
import { revokeSession } from '#lib/identity/sessions.ts';

export const DELETE = serve(api.revokeSession, (ctx, { params }) => revokeSession(ctx, params));
