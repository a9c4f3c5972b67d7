import { z } from 'zod';
import { bastionParameters } from './bastion-parameters.ts';
import { routeIssues, routeParameters } from './route-parameters.ts';

/** ARN of a certificate, or nothing at all. */
export const certificateArnPattern =
  '^(arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]+)?$';

export const ingressParameters = z
  .strictObject({
    certificateArn: z
      .string()
      .regex(new RegExp(certificateArnPattern), 'Must be the ARN of a certificate in ACM')
      .default('')
      .meta({
        title: 'Certificate',
        description:
          'ARN of a certificate of AWS Certificate Manager in the environment’s region. With it the load balancer answers on HTTPS and redirects HTTP there; without it, traffic is not encrypted.',
        group: 'Load balancer',
        control: 'text',
        examples: [
          'arn:aws:acm:us-east-2:111122223333:certificate/1b2c3d4e-1111-2222-3333-444455556666',
        ],
      }),
    deletionProtection: z.boolean().default(false).meta({
      title: 'Deletion protection',
      description: 'AWS refuses to delete the load balancer until this is switched off.',
      group: 'Load balancer',
      control: 'toggle',
    }),
    idleTimeout: z.int().min(1).max(4000).default(60).meta({
      title: 'Idle timeout',
      description: 'Seconds after which a connection on which nothing is sent is closed.',
      group: 'Load balancer',
      control: 'number',
      unit: 's',
    }),
    ...routeParameters,
    ...bastionParameters,
  })
  .superRefine((plan, context) => {
    for (const { path, message } of routeIssues(plan)) {
      context.addIssue({ code: 'custom', path: [path], message });
    }
  })
  .meta({ title: 'Ingress' });

export type IngressParameters = z.output<typeof ingressParameters>;
