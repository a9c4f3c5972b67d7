import { z } from 'zod';
import type { Architecture } from '../hosts/amazon-linux-image.ts';

const group = 'Bastion';

const architectures = {
  't4g.nano': 'arm64',
  't4g.micro': 'arm64',
  't3.nano': 'x86_64',
  't3.micro': 'x86_64',
} as const satisfies Record<string, Architecture>;

export type BastionInstanceType = keyof typeof architectures;

/** The architecture of a bastion's instance type, and the types that share it. */
export function bastionArchitecture(type: BastionInstanceType) {
  const architecture = architectures[type];
  const types = Object.entries(architectures)
    .filter(([, other]) => other === architecture)
    .map(([name]) => name);
  return { architecture, types };
}

/** The host through which operators reach what has no public address. */
export const bastionParameters = {
  bastion: z.boolean().default(true).meta({
    title: 'Bastion host',
    description:
      'A small host in the first public subnet, reached by Session Manager without any open port; by SSH only from the addresses that the security layer names.',
    group,
    control: 'toggle',
  }),
  bastionInstanceType: z
    .enum(['t4g.nano', 't4g.micro', 't3.nano', 't3.micro'])
    .default('t4g.nano')
    .meta({
      title: 'Instance type',
      description: 'Size of the bastion host. t4g is Graviton and the cheapest; t3 is x86-64.',
      group,
      control: 'choice',
      visibleWhen: { bastion: true },
    }),
};
