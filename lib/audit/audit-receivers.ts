import type { AuditEntry } from '#lib/api/audit.ts';
import type { AuditReceivers } from '#lib/config/audit-receivers.ts';
import { sendToSyslog } from './send-to-syslog.ts';
import { sendToWebhook } from './send-to-webhook.ts';

/** Something that entries of the audit are delivered to, in order. */
export interface Receiver {
  /** By which it is remembered how far it is. */
  readonly id: string;
  /** Throws where it has not taken them. */
  send(entries: readonly AuditEntry[]): Promise<void>;
}

export function auditReceivers({ webhook, syslog }: AuditReceivers): Receiver[] {
  return [
    ...(webhook ? [{ id: 'webhook', send: sendToWebhook(webhook) }] : []),
    ...(syslog ? [{ id: 'syslog', send: sendToSyslog(syslog) }] : []),
  ];
}
