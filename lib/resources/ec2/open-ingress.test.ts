import { expect, it } from 'vitest';
import { openIngressFindings } from './open-ingress.ts';

const rule = (FromPort: number, ToPort: number, CidrIp: string) => ({
  IpProtocol: 'tcp',
  FromPort,
  ToPort,
  IpRanges: [{ CidrIp }],
});

it.each([
  ['a web site', [rule(80, 80, '0.0.0.0/0'), rule(443, 443, '0.0.0.0/0')], undefined],
  ['a rule for one network', [rule(22, 22, '203.0.113.7/32')], undefined],
  ['SSH for everyone', [rule(22, 22, '0.0.0.0/0')], 'port 22'],
  ['a range for everyone', [rule(30000, 32767, '0.0.0.0/0')], 'ports 30000–32767'],
  ['two of them', [rule(22, 22, '0.0.0.0/0'), rule(9090, 9090, '0.0.0.0/0')], 'port 22, port 9090'],
  ['everyone over IPv6', [{ IpProtocol: '-1', Ipv6Ranges: [{ CidrIpv6: '::/0' }] }], 'every port'],
  ['no rule', [], undefined],
])('%s', (_, IpPermissions, ports) => {
  const [finding] = openIngressFindings({ IpPermissions });
  if (ports) expect(finding?.detail).toContain(`connect to ${ports}.`);
  else expect(finding).toBeUndefined();
});
