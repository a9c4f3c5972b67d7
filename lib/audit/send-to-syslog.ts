import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, isIPv6 } from 'node:net';
import { hostname } from 'node:os';
import type { AuditEntry } from '#lib/api/audit.ts';
import type { SyslogReceiver } from '#lib/config/audit-receivers.ts';
import { counted, syslogMessage } from './syslog-message.ts';

/** Shorter than the lease of whoever delivers, so that nobody else sends meanwhile. */
const timeoutMs = 10_000;

/**
 * Sends entries to a syslog server. Syslog acknowledges nothing: over TCP what the server's system took
 * counts as delivered, over UDP what left this machine.
 */
export function sendToSyslog(receiver: SyslogReceiver) {
  const send = receiver.protocol === 'tcp' ? overTcp : overUdp;
  return (entries: readonly AuditEntry[]): Promise<void> =>
    send(
      receiver,
      entries.map((entry) => syslogMessage(entry, hostname())),
    );
}

async function overTcp({ host, port }: SyslogReceiver, messages: readonly string[]): Promise<void> {
  const socket = connect({ host, port, signal: AbortSignal.timeout(timeoutMs) });
  try {
    await once(socket, 'connect');
    socket.resume();
    socket.end(messages.map(counted).join(''));
    await once(socket, 'close');
  } finally {
    socket.destroy();
  }
}

async function overUdp({ host, port }: SyslogReceiver, messages: readonly string[]): Promise<void> {
  const socket = createSocket(isIPv6(host) ? 'udp6' : 'udp4');
  try {
    for (const message of messages) {
      await new Promise<void>((sent, failed) => {
        socket.send(message, port, host, (error) => (error ? failed(error) : sent()));
      });
    }
  } finally {
    socket.close();
  }
}
