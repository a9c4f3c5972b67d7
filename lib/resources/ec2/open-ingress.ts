import type { Finding } from '../finding.ts';
import { objectsAt, valuesAt } from '../property-path.ts';
import type { Properties } from '../resource-module.ts';

/** Ranges that mean everybody. */
export const worldRanges: ReadonlySet<unknown> = new Set(['0.0.0.0/0', '::/0']);

/** A web site is open to the world on purpose; anything else that is deserves a look. */
export const webPorts: ReadonlySet<unknown> = new Set([80, 443]);

/** Rules of a security group, as EC2 describes it, by which anyone may connect. */
export function openIngressFindings(properties: Properties): Finding[] {
  const ports = objectsAt(properties, 'IpPermissions[]')
    .filter((rule) =>
      [...valuesAt(rule, 'IpRanges[].CidrIp'), ...valuesAt(rule, 'Ipv6Ranges[].CidrIpv6')].some(
        (range) => worldRanges.has(range),
      ),
    )
    .filter(({ FromPort, ToPort }) => !(FromPort === ToPort && webPorts.has(FromPort)))
    .map(portsText);
  if (ports.length === 0) return [];
  return [
    {
      id: 'open-to-the-world',
      severity: 'high',
      title: 'Open to the world',
      detail: `Anyone on the internet may connect to ${ports.join(', ')}. Name the networks that need it instead.`,
    },
  ];
}

function portsText({ FromPort, ToPort, IpProtocol }: Properties): string {
  if (IpProtocol === '-1') return 'every port';
  return FromPort === ToPort ? `port ${FromPort}` : `ports ${FromPort}–${ToPort}`;
}
