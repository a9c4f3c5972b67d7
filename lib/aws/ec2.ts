import {
  DescribeAddressesCommand,
  type EbsStatusSummary,
  type Filter,
  type InstanceStatusSummary,
  paginateDescribeFlowLogs,
  paginateDescribeInstanceStatus,
  paginateDescribeInstances,
  paginateDescribeInternetGateways,
  paginateDescribeLaunchTemplates,
  paginateDescribeNatGateways,
  paginateDescribeRouteTables,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVolumes,
  paginateDescribeVpcEndpoints,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2';
import type { LiveResource } from '#lib/resources/live-resource.ts';
import { textAt } from '#lib/resources/property-path.ts';
import { batches } from './batches.ts';
import type { Aws } from './clients.ts';
import { toLiveResource, wantedOnly } from './live-resource.ts';

type Ec2 = Pick<Aws, 'ec2'>;

/** AWS takes at most 200 values in one filter (EC2 API, "Resource filtering"). */
const maxFilterValues = 200;

export interface Ec2Filter {
  readonly name: string;
  readonly values: readonly string[];
}

export function describeVpcs(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeVpcs({ client: aws.ec2, pageSize: 1000 }, { Filters: filters });
    for await (const page of pages) {
      for (const shape of page.Vpcs ?? [])
        yield toLiveResource('AWS::EC2::VPC', shape.VpcId, shape);
    }
  });
}

export function describeSubnets(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeSubnets(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.Subnets ?? []) {
        yield toLiveResource('AWS::EC2::Subnet', shape.SubnetId, shape);
      }
    }
  });
}

/** Instances, the running ones with what their status checks say. A terminated one, which stays described for about an hour, is left out. */
export async function describeInstances(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  const instances = await collect(filter, async function* (filters) {
    const pages = paginateDescribeInstances(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of (page.Reservations ?? []).flatMap(({ Instances = [] }) => Instances)) {
        if (shape.State?.Name === 'terminated') continue;
        yield toLiveResource('AWS::EC2::Instance', shape.InstanceId, shape);
      }
    }
  });
  const running = instances.filter(({ properties }) => isRunning(properties));
  const checks = await statusChecks(
    aws,
    running.map(({ id }) => id),
  );
  return instances.map((instance) => {
    const found = checks.get(instance.id);
    if (!found) return instance;
    return { ...instance, properties: { ...instance.properties, ...found } };
  });
}

/** AWS takes at most 100 ids in one call (EC2 API, `DescribeInstanceStatus`). */
const maxStatusIds = 100;

interface Checks {
  readonly StatusChecks: string[];
  /** Of each check that fails, since when, such as `system 2026-01-31T09:30:00.000Z`. */
  readonly ImpairedSince: string[];
}

async function statusChecks(aws: Ec2, ids: readonly string[]): Promise<Map<string, Checks>> {
  const found = new Map<string, Checks>();
  for (const InstanceIds of batches(ids, maxStatusIds)) {
    for await (const page of paginateDescribeInstanceStatus({ client: aws.ec2 }, { InstanceIds })) {
      for (const shape of page.InstanceStatuses ?? []) {
        const { InstanceId = '', SystemStatus, InstanceStatus, AttachedEbsStatus } = shape;
        found.set(InstanceId, {
          StatusChecks: [
            `system ${SystemStatus?.Status ?? 'unknown'}`,
            `instance ${InstanceStatus?.Status ?? 'unknown'}`,
            ...(hasVolumes(AttachedEbsStatus) ? [`volumes ${AttachedEbsStatus.Status}`] : []),
          ],
          ImpairedSince: [
            ...impairedSince('system', SystemStatus),
            ...impairedSince('instance', InstanceStatus),
            ...impairedSince('volumes', AttachedEbsStatus),
          ],
        });
      }
    }
  }
  return found;
}

function hasVolumes(status: EbsStatusSummary | undefined): status is EbsStatusSummary {
  return status?.Status !== undefined && status.Status !== 'not-applicable';
}

function impairedSince(
  check: string,
  status: InstanceStatusSummary | EbsStatusSummary | undefined,
): string[] {
  return (status?.Details ?? []).flatMap(({ ImpairedSince }) =>
    ImpairedSince ? [`${check} ${ImpairedSince.toISOString()}`] : [],
  );
}

function isRunning(properties: LiveResource['properties']): boolean {
  return textAt(properties, 'State.Name') === 'running';
}

export function describeInternetGateways(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeInternetGateways(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.InternetGateways ?? []) {
        yield toLiveResource('AWS::EC2::InternetGateway', shape.InternetGatewayId, shape);
      }
    }
  });
}

/** A deleted NAT gateway stays described for about an hour; it is left out. */
export function describeNatGateways(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeNatGateways(
      { client: aws.ec2, pageSize: 1000 },
      { Filter: filters },
    );
    for await (const page of pages) {
      for (const shape of page.NatGateways ?? []) {
        if (shape.State === 'deleted') continue;
        yield toLiveResource('AWS::EC2::NatGateway', shape.NatGatewayId, shape);
      }
    }
  });
}

export function describeRouteTables(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeRouteTables(
      { client: aws.ec2, pageSize: 100 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.RouteTables ?? []) {
        yield toLiveResource('AWS::EC2::RouteTable', shape.RouteTableId, shape);
      }
    }
  });
}

export function describeVpcEndpoints(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeVpcEndpoints(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.VpcEndpoints ?? []) {
        if (shape.State?.toLowerCase() === 'deleted') continue;
        yield toLiveResource('AWS::EC2::VPCEndpoint', shape.VpcEndpointId, shape);
      }
    }
  });
}

export function describeSecurityGroups(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeSecurityGroups(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.SecurityGroups ?? []) {
        yield toLiveResource('AWS::EC2::SecurityGroup', shape.GroupId, shape);
      }
    }
  });
}

export function describeFlowLogs(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeFlowLogs(
      { client: aws.ec2, pageSize: 1000 },
      { Filter: filters },
    );
    for await (const page of pages) {
      for (const shape of page.FlowLogs ?? []) {
        yield toLiveResource('AWS::EC2::FlowLog', shape.FlowLogId, shape);
      }
    }
  });
}

/** Addresses come without pages. CloudFormation knows one by its public IP. */
export function describeAddresses(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const answer = await aws.ec2.send(new DescribeAddressesCommand({ Filters: filters }));
    for (const shape of answer.Addresses ?? []) {
      yield toLiveResource('AWS::EC2::EIP', shape.AllocationId ?? shape.PublicIp, shape, [
        shape.PublicIp,
      ]);
    }
  });
}

/** Rules as resources of their own; a group's description holds them all. */
export function describeSecurityGroupRules(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeSecurityGroupRules(
      { client: aws.ec2, pageSize: 1000 },
      { Filters: filters },
    );
    for await (const page of pages) {
      for (const shape of page.SecurityGroupRules ?? []) {
        const type = shape.IsEgress ? 'SecurityGroupEgress' : 'SecurityGroupIngress';
        yield toLiveResource(`AWS::EC2::${type}`, shape.SecurityGroupRuleId, shape);
      }
    }
  });
}

export function describeVolumes(aws: Ec2, filter: Ec2Filter): Promise<LiveResource[]> {
  return collect(filter, async function* (filters) {
    const pages = paginateDescribeVolumes({ client: aws.ec2, pageSize: 500 }, { Filters: filters });
    for await (const page of pages) {
      for (const shape of page.Volumes ?? []) {
        yield toLiveResource('AWS::EC2::Volume', shape.VolumeId, shape);
      }
    }
  });
}

/** All are asked for: a question by ids fails as a whole where one of them is gone. */
export async function describeLaunchTemplates(
  aws: Ec2,
  ids: readonly string[],
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for await (const page of paginateDescribeLaunchTemplates(
    { client: aws.ec2, pageSize: 200 },
    {},
  )) {
    for (const shape of page.LaunchTemplates ?? []) {
      found.push(toLiveResource('AWS::EC2::LaunchTemplate', shape.LaunchTemplateId, shape));
    }
  }
  return wantedOnly(found, ids);
}

async function collect(
  filter: Ec2Filter,
  pages: (filters: Filter[]) => AsyncIterable<LiveResource>,
): Promise<LiveResource[]> {
  const found: LiveResource[] = [];
  for (let start = 0; start < filter.values.length; start += maxFilterValues) {
    const Values = filter.values.slice(start, start + maxFilterValues);
    for await (const live of pages([{ Name: filter.name, Values }])) found.push(live);
  }
  return found;
}
