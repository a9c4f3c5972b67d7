import { createTransport } from 'nodemailer';
import type { Notification } from '#lib/api/notifications.ts';
import type { NotificationConfig } from '#lib/config/notification-config.ts';
import { signatureHeader } from '#lib/services/signature-header.ts';
import { NotTaken } from './not-taken.ts';
import { postOutside } from './post-outside.ts';

/** A channel with what is kept secret of it. */
export type OpenChannel =
  | { readonly kind: 'webhook'; readonly url: string; readonly signingKey: string }
  | { readonly kind: 'slack'; readonly url: string }
  | { readonly kind: 'email'; readonly addresses: readonly string[] };

type Of<Kind extends OpenChannel['kind']> = Extract<OpenChannel, { kind: Kind }>;

/** Sends a notification. Throws where it was not taken. */
export function send(
  channel: OpenChannel,
  notification: Notification,
  config: NotificationConfig,
): Promise<void> {
  switch (channel.kind) {
    case 'webhook':
      return sendToWebhook(channel, notification, config);
    case 'slack':
      return sendToSlack(channel, notification, config);
    case 'email':
      return sendByEmail(channel, notification, config);
  }
}

/** Signed as entries of the audit are. */
function sendToWebhook(
  { url, signingKey }: Of<'webhook'>,
  notification: Notification,
  { webhookHosts }: NotificationConfig,
): Promise<void> {
  const body = JSON.stringify(notification);
  return postOutside({
    url,
    body,
    headers: { ...signatureHeader(signingKey, body), 'x-strata-delivery': notification.id },
    privateHosts: webhookHosts,
  });
}

/** Source: Slack, "Sending messages using incoming webhooks" and "Formatting message text". */
function sendToSlack(
  { url }: Of<'slack'>,
  { severity, environment, summary, actor, url: page }: Notification,
  { webhookHosts }: NotificationConfig,
): Promise<void> {
  const text = `${marks[severity]} *${slackText(environment)}*: ${slackText(summary)} (${slackText(actor)}) <${page}|Open>`;
  return postOutside({
    url,
    body: JSON.stringify({ text }),
    headers: {},
    privateHosts: webhookHosts,
  });
}

async function sendByEmail(
  { addresses }: Of<'email'>,
  { severity, environment, summary, actor, at, url }: Notification,
  { smtp }: NotificationConfig,
): Promise<void> {
  if (!smtp) throw new NotTaken('Strata knows no server that sends e-mail: set STRATA_SMTP_URL');
  const transport = createTransport({ url: smtp.url, ...patience });
  try {
    await transport.sendMail({
      from: smtp.from,
      to: [...addresses],
      subject: `[${environment}] ${summary}`.replaceAll(/\s+/g, ' ').slice(0, 200),
      text: `${summary}\n\nEnvironment: ${environment}\nBy: ${actor}\nAt: ${at}\nSeverity: ${severity}\n\n${url}\n`,
    });
  } finally {
    transport.close();
  }
}

/** Shorter together than the lease of whoever delivers, so that nobody else sends meanwhile. */
const patience = {
  dnsTimeout: 10_000,
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
} as const;

const marks: Readonly<Record<Notification['severity'], string>> = {
  info: '🔵',
  success: '🟢',
  warning: '🟡',
  error: '🔴',
};

function slackText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
