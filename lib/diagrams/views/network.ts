import type { ResourceGraph } from '#lib/resources/graph.ts';
import type { View } from '../view.ts';
import { hasPlace, networkDrawing } from './network-diagram.ts';

/** Types that the drawing shows as arrows and places, and the table as rows. */
const joiningTypes: ReadonlySet<string> = new Set([
  'AWS::EC2::Route',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::VPCGatewayAttachment',
]);

/** VPCs with zones and subnets, the ways out of them, and what lives in the subnets. */
export const networkView: View = {
  id: 'network',
  title: 'Network',
  section: 1,
  selects: (resource) => hasPlace(resource) || joiningTypes.has(resource.type),
  describe: summaryOf,
  draw: (graph, { zones }) => networkDrawing(graph, zones),
};

function summaryOf(graph: ResourceGraph): string {
  const count = (type: string) => graph.nodes.filter((node) => node.type === type).length;
  return `${count('AWS::EC2::VPC')} VPC, ${count('AWS::EC2::Subnet')} subnets, ${count('AWS::EC2::NatGateway')} NAT gateways, ${count('AWS::EC2::VPCEndpoint')} endpoints. The table beside the diagram lists the same resources.`;
}
