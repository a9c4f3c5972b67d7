import { z } from 'zod';
import { canonicalText, ipv4CidrPattern, parseIpv4Cidr } from '../ipv4-cidr.ts';

/** So many sources keep every group below EC2's default quota of 60 inbound rules. */
const mostSources = 10;

const cidrList = z
  .array(z.string().meta({ pattern: ipv4CidrPattern, examples: ['203.0.113.7/32'] }))
  .max(mostSources, `At most ${mostSources} CIDR blocks`)
  .superRefine((texts, context) => {
    for (const [index, text] of texts.entries()) {
      const message = sourceIssue(text, texts.slice(0, index));
      if (message) context.addIssue({ code: 'custom', path: [index], message });
    }
  });

export const securityParameters = z
  .strictObject({
    webCidrs: cidrList.default(['0.0.0.0/0']).meta({
      title: 'Visitors of the load balancer',
      description:
        'CIDR blocks that may reach ports 80 and 443 of the Web group. 0.0.0.0/0 is everybody.',
      group: 'Web',
      control: 'text-list',
      examples: ['0.0.0.0/0'],
    }),
    operatorCidrs: cidrList.default([]).meta({
      title: 'Operators',
      description:
        'CIDR blocks from which you work, such as 203.0.113.7/32: SSH to the bastion and, unless set apart below, the tools on the Kubernetes and monitoring hosts. While the list is empty nobody comes in from outside, and hosts are reached by Session Manager.',
      group: 'Operators',
      control: 'text-list',
      examples: ['203.0.113.7/32'],
    }),
    kubernetesCidrs: cidrList.default([]).meta({
      title: 'Users of the Kubernetes host',
      description:
        'CIDR blocks that may reach the Kubernetes API (8443) and node ports (30000-32767, ArgoCD among them). Empty: the operators.',
      group: 'Operators',
      control: 'text-list',
      examples: ['203.0.113.0/24'],
    }),
    monitoringCidrs: cidrList.default([]).meta({
      title: 'Users of the monitoring host',
      description:
        'CIDR blocks that may reach Prometheus (9090), Grafana (3000), Kibana (5601) and Jaeger (16686). Empty: the operators.',
      group: 'Operators',
      control: 'text-list',
      examples: ['203.0.113.0/24'],
    }),
    allowSsh: z.boolean().default(false).meta({
      title: 'SSH to the Kubernetes and monitoring hosts',
      description:
        'Opens port 22 of both hosts to their users and to the bastion. Session Manager needs no open port.',
      group: 'Operators',
      control: 'toggle',
    }),
  })
  .meta({ title: 'Security groups' });

export type SecurityParameters = z.output<typeof securityParameters>;

function sourceIssue(text: string, earlier: readonly string[]): string | undefined {
  const block = parseIpv4Cidr(text);
  if (!block) return `"${text}" is not an IPv4 CIDR block such as 203.0.113.7/32`;
  if (!block.canonical) {
    return `${text} has host bits set; did you mean ${canonicalText(block)}?`;
  }
  return earlier.includes(text) ? `${text} is listed twice` : undefined;
}
