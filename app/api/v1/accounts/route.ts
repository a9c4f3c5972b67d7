import { connectAccount } from '#lib/accounts/connect-account.ts';
import { listAccounts } from '#lib/accounts/list-accounts.ts';
import * as api from '#lib/api/accounts.ts';
import { serve } from '#lib/http/serve.ts';

export const GET = serve(api.listAccounts, listAccounts);

export const POST = serve(api.connectAccount, (ctx, { body }) => connectAccount(ctx, body));
