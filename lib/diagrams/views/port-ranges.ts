import type { Properties } from '#lib/resources/resource-module.ts';

/** The ports of a rule as EC2 describes it: `22`, `30000-32767`, `udp 53`, `all traffic`. */
export function portsText({ IpProtocol, FromPort, ToPort }: Properties): string {
  if (IpProtocol === '-1') return 'all traffic';
  const ports = FromPort === ToPort ? `${FromPort}` : `${FromPort}-${ToPort}`;
  if (FromPort === undefined || FromPort === -1) return `${IpProtocol}`;
  return IpProtocol === 'tcp' ? ports : `${IpProtocol} ${ports}`;
}
