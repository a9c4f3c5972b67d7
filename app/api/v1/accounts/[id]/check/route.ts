import { checkAccount } from '#lib/accounts/check-account.ts';
import * as api from '#lib/api/accounts.ts';
import { serve } from '#lib/http/serve.ts';

export const POST = serve(api.checkAccount, (ctx, { params }) => checkAccount(ctx, params));
