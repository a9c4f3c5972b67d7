import type { AuditEntry } from '#lib/api/audit.ts';

/** Log audit. Source: RFC 5424, section 6.2.1, table 1. */
const facility = 13;
/** Source: RFC 5424, section 6.2.1, table 2. */
const severities: Readonly<Record<AuditEntry['result'], number>> = {
  asked: 6,
  done: 5,
  refused: 4,
  failed: 3,
};

/** A UDP datagram holds no more than 65,507 bytes (RFC 768 and RFC 791). */
const longestBytes = 60_000;

/** An entry as a message of RFC 5424, its JSON as the text; of one too long for a datagram the details are left out. */
export function syslogMessage(entry: AuditEntry, hostName: string): string {
  const header = [
    `<${facility * 8 + severities[entry.result]}>1`,
    entry.at,
    hostName.replaceAll(/[^!-~]/g, '').slice(0, 255) || '-',
    'strata',
    '-',
    entry.action.slice(0, 32),
    '-',
  ].join(' ');
  const whole = JSON.stringify(entry);
  const text =
    Buffer.byteLength(whole) > longestBytes
      ? JSON.stringify({ ...entry, input: null, change: null, awsCalls: [] })
      : whole;
  return `${header} ${text}`;
}

/** A message as TCP carries it: with its length before it (RFC 6587, section 3.4.1, octet counting). */
export function counted(message: string): string {
  return `${Buffer.byteLength(message)} ${message}`;
}
