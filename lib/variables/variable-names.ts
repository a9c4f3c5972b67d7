import type { LayerId } from '#cloudformation/layer.ts';

/** Variables that are known by a name without their layer (reference architecture, section 13). */
const shortNames: Readonly<Record<string, string>> = {
  'network.vpcCidr': 'VPC_CIDR',
  'network.zones': 'AVAILABILITY_ZONES',
  'network.publicSubnetCidrs': 'PUBLIC_SUBNET_CIDRS',
  'network.privateSubnetCidrs': 'PRIVATE_SUBNET_CIDRS',
  'network.natGateways': 'NAT_GATEWAYS',
  'security.operatorCidrs': 'OPERATOR_CIDRS',
  'ingress.bastionInstanceType': 'BASTION_INSTANCE_TYPE',
  'databases.mysqlClass': 'MYSQL_INSTANCE_CLASS',
  'databases.redisNodeType': 'REDIS_NODE_TYPE',
};

/** The variable of a layer's parameter: a short name, or that of the layer before the parameter’s own. */
export function variableName(layer: LayerId, parameter: string): string {
  return shortNames[`${layer}.${parameter}`] ?? constantCase(`${layer}-${parameter}`);
}

/** `data-lake-logDays` as `DATA_LAKE_LOG_DAYS`. */
function constantCase(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toUpperCase();
}
