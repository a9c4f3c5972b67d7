import { z } from 'zod';
import { amazonLinuxParameterName, parameterNamePattern } from '../hosts/amazon-linux-image.ts';

const group = 'Host';

export const monitoringInstanceTypes = ['t3.small', 't3.medium', 't3.large', 't3.xlarge'] as const;

/** Which of assets/profiles a host uses: its memory limits add up to less than the host has. */
export const monitoringProfiles = {
  't3.small': { profile: 'small' },
  't3.medium': { profile: 'medium' },
  't3.large': { profile: 'large' },
  't3.xlarge': { profile: 'xlarge' },
} as const;

/** The host that the tools run on. */
export const hostParameters = {
  instanceType: z
    .enum(monitoringInstanceTypes)
    .default('t3.large')
    .meta({
      title: 'Instance type',
      description:
        'All nine tools need 4 GiB at least and are comfortable with 8. t3.small has 2: it runs without Elasticsearch, Kibana and Logstash, so there is no log search.',
      group,
      control: 'choice',
      labels: {
        't3.small': 't3.small (2 GiB, no logs)',
        't3.medium': 't3.medium (4 GiB)',
        't3.large': 't3.large (8 GiB)',
        't3.xlarge': 't3.xlarge (16 GiB)',
      },
    }),
  diskGib: z.int().min(20).max(2000).default(50).meta({
    title: 'Disk',
    description: 'Encrypted gp3 volume of the host: system, images, metrics and logs.',
    group,
    control: 'number',
    unit: 'GiB',
  }),
  imageParameter: z
    .string()
    .regex(new RegExp(parameterNamePattern), 'Must be the name of an SSM parameter')
    .default(amazonLinuxParameterName('x86_64'))
    .meta({
      title: 'Image',
      description:
        'SSM parameter that names the image, Amazon Linux 2023 for x86-64. As it moves to a newer image, the next deployment replaces the host and the metrics and logs on it; name a fixed one to decide that yourself.',
      group,
      control: 'text',
      namesOutside: true,
      examples: [amazonLinuxParameterName('x86_64')],
    }),
};
