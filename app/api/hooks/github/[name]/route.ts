import { webhookSecretOf } from '#lib/github/github-settings.ts';
import { readPush, receivePush } from '#lib/github/receive-push.ts';
import { serveHook } from '#lib/http/serve-hook.ts';

/**
 * Deliveries of a repository's webhook, signed by HMAC-SHA256. Source: "Webhook events and payloads", GitHub,
 * which caps them at 25 MB.
 */
export const POST = serveHook({
  actor: 'GitHub',
  action: 'receivePush',
  mostBytes: 25 * 1_048_576,
  signatureIn: (headers) => headers.get('x-hub-signature-256')?.replace(/^sha256=/, ''),
  algorithm: 'sha256',
  secretOf: webhookSecretOf,
  read: readPush,
  receive: receivePush,
});
