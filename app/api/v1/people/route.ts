import * as api from '#lib/api/people.ts';
import { serve } from '#lib/http/serve.ts';
import { addPerson, listPeople } from '#lib/identity/people.ts';

export const GET = serve(api.listPeople, (ctx) => listPeople(ctx));

export const POST = serve(api.addPerson, (ctx, { body }) => addPerson(ctx, body));
