import { serveHook } from '#lib/http/serve-hook.ts';
import {
  notificationTokenOf,
  readRunNotification,
  recordRunNotification,
} from '#lib/terraform/run-notifications.ts';

/** Run notifications of HCP Terraform, signed by HMAC-SHA512. */
export const POST = serveHook({
  actor: 'HCP Terraform',
  action: 'receiveRunNotification',
  signatureIn: (headers) => headers.get('x-tfe-notification-signature') ?? undefined,
  algorithm: 'sha512',
  secretOf: notificationTokenOf,
  read: readRunNotification,
  receive: recordRunNotification,
});
