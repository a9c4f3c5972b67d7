import { defineLayer } from '../layer.ts';
import { networkParameters } from './parameters.ts';
import { networkTemplate } from './template.ts';

export const networkLayer = defineLayer({
  id: 'network',
  title: 'Network',
  purpose: 'VPC with public and private subnets, internet and NAT gateways and their routes',
  needs: [],
  parameters: networkParameters,
  presets: {
    minimal: { natGateways: 'none' },
    development: { natGateways: 'single' },
    production: { natGateways: 'per-zone', flowLogs: true, flowLogRetentionDays: 365 },
  },
  template: networkTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    VpcCidr: parameters.vpcCidr,
    ...Object.fromEntries(
      parameters.zones.flatMap((letter, index) => [
        [`PublicSubnetCidr${letter.toUpperCase()}`, parameters.publicSubnetCidrs[index] ?? ''],
        [`PrivateSubnetCidr${letter.toUpperCase()}`, parameters.privateSubnetCidrs[index] ?? ''],
      ]),
    ),
    ...(parameters.flowLogs && { FlowLogRetentionDays: String(parameters.flowLogRetentionDays) }),
  }),
});
