import type { AuditEntry } from '#lib/api/audit.ts';
import type { WebhookReceiver } from '#lib/config/audit-receivers.ts';
import { signatureHeader } from '#lib/services/signature-header.ts';

/** Shorter than the lease of whoever delivers, so that nobody else sends meanwhile. */
const timeoutMs = 10_000;

/**
 * Posts entries as JSON Lines, signed. Any answer but one of the 2xx, a redirect too, means that they were
 * not taken, and throws.
 */
export function sendToWebhook({ url, secret }: WebhookReceiver) {
  return async (entries: readonly AuditEntry[]): Promise<void> => {
    const body = entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/jsonl', ...signatureHeader(secret, body) },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
  };
}
