import { disconnectAccount } from '#lib/accounts/disconnect-account.ts';
import { updateAccount } from '#lib/accounts/update-account.ts';
import * as api from '#lib/api/accounts.ts';
import { serve } from '#lib/http/serve.ts';

export const PATCH = serve(api.updateAccount, (ctx, { params, body }) =>
  updateAccount(ctx, { ...params, ...body }),
);

export const DELETE = serve(api.disconnectAccount, (ctx, { params }) =>
  disconnectAccount(ctx, params),
);
