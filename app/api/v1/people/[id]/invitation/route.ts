import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { invitePerson } from '#lib/identity/people.ts';

export const POST = serve(api.invitePerson, (ctx, { params }) => invitePerson(ctx, params));
