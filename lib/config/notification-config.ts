import { z } from 'zod';

export const notificationVariables = {
  STRATA_SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL that starts with smtp:// or smtps://' })
    .optional(),
  STRATA_SMTP_FROM: z.email('must be an e-mail address').optional(),
  STRATA_WEBHOOK_HOSTS: z
    .string()
    .regex(/^[\w.-]+( *, *[\w.-]+)*$/, 'must be names or addresses of hosts, separated by commas')
    .optional(),
};

export interface NotificationConfig {
  /** How e-mail is sent; absent, none is. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined;
  /** Hosts, in lower case, that webhooks may go to although their addresses are not public, and without TLS. */
  readonly webhookHosts: readonly string[];
}

interface Values {
  readonly STRATA_SMTP_URL?: string | undefined;
  readonly STRATA_SMTP_FROM?: string | undefined;
  readonly STRATA_WEBHOOK_HOSTS?: string | undefined;
}

/** Why the variables do not fit together, or undefined where they do. */
export function notificationProblem(values: Values): string | undefined {
  const { STRATA_SMTP_URL: url, STRATA_SMTP_FROM: from } = values;
  if (url === undefined || from !== undefined) return undefined;
  return 'STRATA_SMTP_FROM: is needed with STRATA_SMTP_URL: the address that e-mail comes from.';
}

export function toNotificationConfig(values: Values): NotificationConfig {
  const { STRATA_SMTP_URL: url, STRATA_SMTP_FROM: from, STRATA_WEBHOOK_HOSTS: hosts } = values;
  return {
    smtp: url !== undefined && from !== undefined ? { url, from } : undefined,
    webhookHosts: hosts?.split(',').map((host) => host.trim().toLowerCase()) ?? [],
  };
}
