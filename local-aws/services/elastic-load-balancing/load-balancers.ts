import type {
  CreateLoadBalancerInput,
  DeleteLoadBalancerInput,
  DescribeLoadBalancerAttributesInput,
  DescribeLoadBalancersInput,
  DescribeLoadBalancersOutput,
  LoadBalancer,
  ModifyLoadBalancerAttributesInput,
  SetSecurityGroupsInput,
  SetSubnetsInput,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type CallContext } from '../../service.ts';
import { placeOfSubnets, type SubnetPlace } from '../subnet-place.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { withAttributes } from './attributes.ts';
import { removeListener } from './listeners.ts';
import { pageOf } from './page.ts';
import {
  all,
  elbTags,
  existing,
  find,
  type LoadBalancerRecord,
  listenerKind,
  loadBalancerKind,
  newArn,
  remove,
  save,
} from './store.ts';

/** AWS time that a new load balancer is provisioning. */
const provisioningSeconds = 150;

/** Source: ModifyLoadBalancerAttributes, Elastic Load Balancing API reference. */
const defaults = {
  'access_logs.s3.bucket': '',
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.prefix': '',
  'deletion_protection.enabled': 'false',
  'idle_timeout.timeout_seconds': '60',
  'load_balancing.cross_zone.enabled': 'true',
  'routing.http.desync_mitigation_mode': 'defensive',
  'routing.http.drop_invalid_header_fields.enabled': 'false',
  'routing.http.xff_header_processing.mode': 'append',
  'routing.http2.enabled': 'true',
  'waf.fail_open.enabled': 'false',
};

/** @throws AwsError DuplicateLoadBalancerName, SubnetNotFound, InvalidSubnet */
export async function createLoadBalancer(input: CreateLoadBalancerInput, ctx: CallContext) {
  const { Name: name = '', Type: type = 'application', Scheme = 'internet-facing' } = input;
  if (all(ctx, loadBalancerKind).some((other) => other.name === name)) {
    throw new AwsError(
      'DuplicateLoadBalancerName',
      `A load balancer with the same name '${name}' exists, but with different settings`,
    );
  }
  const place = await spreadPlace(ctx, type, subnetIdsOf(input));
  const arn = newArn(ctx, `loadbalancer/${type === 'network' ? 'net' : 'app'}/${name}`);
  const number = Number.parseInt(arn.slice(-8), 16) % 2_000_000_000;
  const record: LoadBalancerRecord = {
    ...place,
    arn,
    name,
    dnsName: `${Scheme === 'internal' ? 'internal-' : ''}${name}-${number}.${ctx.region}.elb.amazonaws.com`,
    scheme: Scheme,
    type: type === 'network' ? 'network' : 'application',
    state: 'provisioning',
    securityGroupIds: input.SecurityGroups ?? [],
    ipAddressType: input.IpAddressType ?? 'ipv4',
    attributes: defaults,
    createdAt: ctx.clock.now().toISOString(),
  };
  elbTags.add(ctx, arn, tagsOf(input.Tags));
  activateLater(ctx, save(ctx, loadBalancerKind, record));
  return { LoadBalancers: [present(record)] };
}

function subnetIdsOf({ Subnets, SubnetMappings }: CreateLoadBalancerInput | SetSubnetsInput) {
  return Subnets ?? (SubnetMappings ?? []).map(({ SubnetId = '' }) => SubnetId);
}

async function spreadPlace(
  ctx: CallContext,
  type: string,
  subnetIds: readonly string[],
): Promise<SubnetPlace> {
  const place = await placeOfSubnets(
    ctx,
    subnetIds,
    (subnetId) => new AwsError('SubnetNotFound', `The subnet ID '${subnetId}' does not exist`),
  );
  if (type === 'network' || place.zones.length >= 2) return place;
  throw new AwsError(
    'ValidationError',
    'At least two subnets in two different Availability Zones must be specified',
  );
}

function activateLater(ctx: CallContext, { arn }: LoadBalancerRecord): void {
  ctx.clock.after(provisioningSeconds, () => {
    const record = find(ctx, loadBalancerKind, arn);
    if (record) save(ctx, loadBalancerKind, { ...record, state: 'active' });
  });
}

/** What was left of a wait is not kept across a restart. */
export function resumeLoadBalancers(ctx: CallContext): void {
  for (const record of all(ctx, loadBalancerKind)) {
    if (record.state === 'provisioning') activateLater(ctx, record);
  }
}

export function describeLoadBalancers(
  input: DescribeLoadBalancersInput,
  ctx: CallContext,
): DescribeLoadBalancersOutput {
  const { LoadBalancerArns, Names } = input;
  const found = LoadBalancerArns
    ? LoadBalancerArns.map((arn) => existing(ctx, loadBalancerKind, arn))
    : all(ctx, loadBalancerKind).filter(({ name }) => !Names || Names.includes(name));
  if (Names && found.length < Names.length) {
    throw new AwsError('LoadBalancerNotFound', `Load balancers '[${Names}]' not found`);
  }
  const { items, NextMarker } = pageOf(found, input);
  return { LoadBalancers: items.map(present), ...(NextMarker && { NextMarker }) };
}

/** @throws AwsError OperationNotPermitted while it is protected */
export function deleteLoadBalancer(
  { LoadBalancerArn = '' }: DeleteLoadBalancerInput,
  ctx: CallContext,
): object {
  const record = find(ctx, loadBalancerKind, LoadBalancerArn);
  if (!record) return {};
  if (record.attributes['deletion_protection.enabled'] === 'true') {
    throw new AwsError(
      'OperationNotPermitted',
      `Load balancer '${record.arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  for (const listener of all(ctx, listenerKind)) {
    if (listener.loadBalancerArn === record.arn) removeListener(ctx, listener);
  }
  remove(ctx, loadBalancerKind, record);
  return {};
}

export function describeLoadBalancerAttributes(
  { LoadBalancerArn }: DescribeLoadBalancerAttributesInput,
  ctx: CallContext,
) {
  return { Attributes: tagList(existing(ctx, loadBalancerKind, LoadBalancerArn).attributes) };
}

export function modifyLoadBalancerAttributes(
  { LoadBalancerArn, Attributes }: ModifyLoadBalancerAttributesInput,
  ctx: CallContext,
) {
  const record = existing(ctx, loadBalancerKind, LoadBalancerArn);
  const attributes = withAttributes(record.attributes, Attributes);
  save(ctx, loadBalancerKind, { ...record, attributes });
  return { Attributes: tagList(attributes) };
}

export function setSecurityGroups(
  { LoadBalancerArn, SecurityGroups = [] }: SetSecurityGroupsInput,
  ctx: CallContext,
) {
  const record = existing(ctx, loadBalancerKind, LoadBalancerArn);
  save(ctx, loadBalancerKind, { ...record, securityGroupIds: SecurityGroups });
  return { SecurityGroupIds: SecurityGroups };
}

export async function setSubnets(input: SetSubnetsInput, ctx: CallContext) {
  const record = existing(ctx, loadBalancerKind, input.LoadBalancerArn);
  const place = await spreadPlace(ctx, record.type, subnetIdsOf(input));
  const changed = save(ctx, loadBalancerKind, { ...record, ...place });
  return { AvailabilityZones: present(changed).AvailabilityZones };
}

function present(record: LoadBalancerRecord): LoadBalancer {
  return {
    LoadBalancerArn: record.arn,
    LoadBalancerName: record.name,
    DNSName: record.dnsName,
    CanonicalHostedZoneId: 'Z3AADJGX6KTTL2',
    CreatedTime: new Date(record.createdAt),
    Scheme: record.scheme,
    Type: record.type,
    VpcId: record.vpcId,
    State: { Code: record.state },
    IpAddressType: record.ipAddressType === 'dualstack' ? 'dualstack' : 'ipv4',
    SecurityGroups: [...record.securityGroupIds],
    AvailabilityZones: record.subnets.map(({ subnetId, zone }) => ({
      ZoneName: zone,
      SubnetId: subnetId,
      LoadBalancerAddresses: [],
    })),
  };
}
