import { z } from 'zod';
import { ipv4CidrPattern } from '../ipv4-cidr.ts';
import { addressIssues } from './address-plan.ts';

/** CloudWatch Logs keeps log events for one of these numbers of days (PutRetentionPolicy). */
export const retentionDays = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

const cidrText = z.string().meta({ pattern: ipv4CidrPattern, examples: ['10.0.0.0/16'] });

export const networkParameters = z
  .strictObject({
    vpcCidr: cidrText.default('10.0.0.0/16').meta({
      title: 'VPC CIDR block',
      description:
        'The addresses of the whole network, between /16 (65,536) and /28 (16). Cannot be changed later without replacing the VPC.',
      group: 'Addressing',
      control: 'cidr',
    }),
    zones: z
      .array(z.string().regex(/^[a-f]$/, 'A zone is one letter from a to f'))
      .min(2, 'At least two zones, so that one may fail')
      .max(3, 'At most three zones')
      .default(['a', 'b'])
      .meta({
        title: 'Availability Zones',
        description: 'Letters of the zones of the region; each gets a public and a private subnet.',
        group: 'Addressing',
        control: 'zones',
      }),
    publicSubnetCidrs: z.array(cidrText).default(['10.0.1.0/24', '10.0.2.0/24']).meta({
      title: 'Public subnets',
      description:
        'One CIDR block per zone, inside the VPC: load balancers, bastion hosts and NAT gateways. AWS keeps five addresses of each.',
      group: 'Addressing',
      control: 'cidr-list',
    }),
    privateSubnetCidrs: z.array(cidrText).default(['10.0.10.0/24', '10.0.20.0/24']).meta({
      title: 'Private subnets',
      description:
        'One CIDR block per zone, inside the VPC: application servers, ECS tasks, databases and caches.',
      group: 'Addressing',
      control: 'cidr-list',
    }),
    natGateways: z
      .enum(['none', 'single', 'per-zone'])
      .default('per-zone')
      .meta({
        title: 'NAT gateways',
        description:
          'How private subnets reach the internet: not at all, through one gateway in the first zone, or through one in each zone that survives the failure of another. Each costs money by the hour.',
        group: 'Internet access',
        control: 'choice',
        labels: { none: 'None', single: 'One', 'per-zone': 'One per zone' },
      }),
    s3Endpoint: z.boolean().default(true).meta({
      title: 'S3 gateway endpoint',
      description: 'Keeps traffic to S3 inside AWS and off the NAT gateways. Free of charge.',
      group: 'Internet access',
      control: 'toggle',
    }),
    flowLogs: z.boolean().default(false).meta({
      title: 'Flow logs',
      description:
        'Records accepted and rejected connections of the VPC in CloudWatch Logs, which is charged by volume.',
      group: 'Observability',
      control: 'toggle',
    }),
    flowLogRetentionDays: z
      .literal(retentionDays)
      .default(30)
      .meta({
        title: 'Flow log retention',
        description: 'Days after which CloudWatch Logs deletes flow log records.',
        group: 'Observability',
        control: 'choice',
        unit: 'days',
        visibleWhen: { flowLogs: true },
      }),
  })
  .superRefine((plan, context) => {
    for (const { path, message } of addressIssues(plan)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  })
  .meta({ title: 'Network' });

export type NetworkParameters = z.output<typeof networkParameters>;
