import { z } from 'zod';
import { amazonLinuxParameterName, parameterNamePattern } from '../hosts/amazon-linux-image.ts';
import { gitParameters } from './git-parameters.ts';

/** Which parts of ArgoCD a host runs, as its scripts read it; memory decides. */
export const kubernetesProfiles = {
  't3.small': { profile: 'reduced' },
  't3.medium': { profile: 'full' },
  't3.large': { profile: 'full' },
  't3.xlarge': { profile: 'full' },
} as const;

export const kubernetesInstanceTypes = ['t3.small', 't3.medium', 't3.large', 't3.xlarge'] as const;

const group = 'Host';

export const kubernetesParameters = z
  .strictObject({
    instanceType: z
      .enum(kubernetesInstanceTypes)
      .default('t3.medium')
      .meta({
        title: 'Instance type',
        description:
          'Minikube and ArgoCD need 4 GiB of memory. t3.small has 2: it runs ArgoCD without single sign-on, notifications and application sets, with little room for anything else.',
        group,
        control: 'choice',
        labels: {
          't3.small': 't3.small (2 GiB, reduced)',
          't3.medium': 't3.medium (4 GiB)',
          't3.large': 't3.large (8 GiB)',
          't3.xlarge': 't3.xlarge (16 GiB)',
        },
      }),
    diskGib: z.int().min(20).max(1000).default(30).meta({
      title: 'Disk',
      description: 'Encrypted gp3 volume of the host: system, images and what the cluster stores.',
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
          'SSM parameter that names the image, Amazon Linux 2023 for x86-64. As it moves to a newer image, the next deployment replaces the host and all that its cluster stores; name a fixed one to decide that yourself.',
        group,
        control: 'text',
        namesOutside: true,
        examples: [amazonLinuxParameterName('x86_64')],
      }),
    ...gitParameters,
  })
  .meta({ title: 'Kubernetes' });

export type KubernetesParameters = z.output<typeof kubernetesParameters>;
