import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Clients, type TestEndpoint, testEndpoint } from '../../test-endpoint.ts';

/** A VPC 10.0.0.0/16 of its own for each test, and short ways to put things into it. */
export interface TestNetwork {
  readonly ec2: Clients['ec2'];
  readonly iam: Clients['iam'];
  readonly vpcId: string;
  /** A filter for what lies in the VPC. */
  ofVpc(): { Name: string; Values: string[] }[];
  newSubnet(cidrBlock?: string): Promise<string>;
  /** Attached to the VPC. */
  newInternetGateway(): Promise<string>;
  newRouteTable(): Promise<string>;
}

/** Registers the hooks around a file's tests; the network must be read inside a test. */
export function testNetwork(): () => TestNetwork {
  let endpoint: TestEndpoint;
  let network: TestNetwork;
  beforeAll(async () => {
    endpoint = await testEndpoint();
  });
  beforeEach(async () => {
    const { Vpc } = await endpoint.clients.ec2.createVpc({ CidrBlock: '10.0.0.0/16' });
    network = networkOf(endpoint.clients, Vpc?.VpcId ?? '');
  });
  afterAll(() => endpoint[Symbol.asyncDispose]());
  return () => network;
}

function networkOf({ ec2, iam }: Clients, vpcId: string): TestNetwork {
  return {
    ec2,
    iam,
    vpcId,
    ofVpc: () => [{ Name: 'vpc-id', Values: [vpcId] }],
    async newSubnet(CidrBlock = '10.0.1.0/24') {
      const { Subnet } = await ec2.createSubnet({ VpcId: vpcId, CidrBlock });
      return Subnet?.SubnetId ?? '';
    },
    async newInternetGateway() {
      const { InternetGateway } = await ec2.createInternetGateway({});
      const InternetGatewayId = InternetGateway?.InternetGatewayId ?? '';
      await ec2.attachInternetGateway({ InternetGatewayId, VpcId: vpcId });
      return InternetGatewayId;
    },
    async newRouteTable() {
      const { RouteTable } = await ec2.createRouteTable({ VpcId: vpcId });
      return RouteTable?.RouteTableId ?? '';
    },
  };
}

/** The newest Amazon Linux. */
export async function imageOf(ec2: Clients['ec2'], architecture = 'x86_64'): Promise<string> {
  const { Images } = await ec2.describeImages({
    Owners: ['amazon'],
    Filters: [
      { Name: 'name', Values: ['al2023-ami-2023*'] },
      { Name: 'architecture', Values: [architecture] },
    ],
  });
  return Images?.[0]?.ImageId ?? '';
}
