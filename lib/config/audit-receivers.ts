import { z } from 'zod';

const secretLength = 16;

export const auditVariables = {
  STRATA_AUDIT_WEBHOOK: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .optional(),
  STRATA_AUDIT_WEBHOOK_SECRET: z
    .string()
    .min(secretLength, `must have at least ${secretLength} characters`)
    .optional(),
  STRATA_AUDIT_SYSLOG: z
    .string()
    .refine((text) => toSyslogAddress(text) !== undefined, {
      error: 'must be udp://host:port or tcp://host:port',
    })
    .optional(),
};

export interface WebhookReceiver {
  readonly url: string;
  readonly secret: string;
}

export interface SyslogReceiver {
  readonly protocol: 'udp' | 'tcp';
  readonly host: string;
  readonly port: number;
}

/** Where the audit is delivered to. */
export interface AuditReceivers {
  readonly webhook: WebhookReceiver | undefined;
  readonly syslog: SyslogReceiver | undefined;
}

interface Values {
  readonly STRATA_AUDIT_WEBHOOK?: string | undefined;
  readonly STRATA_AUDIT_WEBHOOK_SECRET?: string | undefined;
  readonly STRATA_AUDIT_SYSLOG?: string | undefined;
}

/** Why the variables do not fit together, or undefined where they do. */
export function receiversProblem(values: Values): string | undefined {
  const { STRATA_AUDIT_WEBHOOK: url, STRATA_AUDIT_WEBHOOK_SECRET: secret } = values;
  if (url === undefined || secret !== undefined) return undefined;
  return 'STRATA_AUDIT_WEBHOOK_SECRET: is needed with STRATA_AUDIT_WEBHOOK, so that the receiver can tell who sent an entry.';
}

export function toAuditReceivers(values: Values): AuditReceivers {
  const {
    STRATA_AUDIT_WEBHOOK: url,
    STRATA_AUDIT_WEBHOOK_SECRET: secret,
    STRATA_AUDIT_SYSLOG: syslog,
  } = values;
  return {
    webhook: url !== undefined && secret !== undefined ? { url, secret } : undefined,
    syslog: syslog === undefined ? undefined : toSyslogAddress(syslog),
  };
}

function toSyslogAddress(text: string): SyslogReceiver | undefined {
  const [, protocol, host = '', port] =
    /^(udp|tcp):\/\/(\[[\da-f:.]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (protocol === undefined || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return {
    protocol: protocol.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
    host: host.replace(/^\[|\]$/g, ''),
    port: Number(port),
  };
}
