import { defineLayer } from '../layer.ts';
import { ingressParameters } from './parameters.ts';
import { ingressTemplate } from './template.ts';

export const ingressLayer = defineLayer({
  id: 'ingress',
  title: 'Ingress',
  purpose: 'Load balancer for users, bastion host for operators',
  needs: ['network', 'security'],
  parameters: ingressParameters,
  presets: {
    minimal: { bastion: false },
    development: {},
    production: { deletionProtection: true, bastionInstanceType: 't4g.micro' },
  },
  template: ingressTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    DeletionProtection: String(parameters.deletionProtection),
    IdleTimeoutSeconds: String(parameters.idleTimeout),
    HealthCheckPath: parameters.healthCheckPath,
    ...(parameters.certificateArn !== '' && { CertificateArn: parameters.certificateArn }),
    ...(parameters.bastion && { BastionInstanceType: parameters.bastionInstanceType }),
  }),
});
