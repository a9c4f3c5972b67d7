import type {
  CreateTargetGroupInput,
  DeleteTargetGroupInput,
  DeregisterTargetsInput,
  DescribeTargetGroupAttributesInput,
  DescribeTargetGroupsInput,
  DescribeTargetGroupsOutput,
  DescribeTargetHealthInput,
  DescribeTargetHealthOutput,
  ModifyTargetGroupAttributesInput,
  ModifyTargetGroupInput,
  RegisterTargetsInput,
  TargetDescription,
  TargetGroup,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { AwsError, type CallContext } from '../../service.ts';
import { tagList, tagsOf } from '../tag-register.ts';
import { withAttributes } from './attributes.ts';
import { pageOf } from './page.ts';
import {
  all,
  elbTags,
  existing,
  find,
  listenerKind,
  newArn,
  remove,
  ruleKind,
  save,
  type TargetGroupRecord,
  targetGroupKind,
} from './store.ts';

/** Source: ModifyTargetGroupAttributes, Elastic Load Balancing API reference. */
const defaults = {
  'deregistration_delay.timeout_seconds': '300',
  'load_balancing.algorithm.type': 'round_robin',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'slow_start.duration_seconds': '0',
  'stickiness.enabled': 'false',
  'stickiness.lb_cookie.duration_seconds': '86400',
  'stickiness.type': 'lb_cookie',
};

/** @throws AwsError DuplicateTargetGroupName */
export function createTargetGroup(input: CreateTargetGroupInput, ctx: CallContext) {
  const { Name: name = '', Protocol = 'HTTP', Port = 80, TargetType = 'instance' } = input;
  if (all(ctx, targetGroupKind).some((other) => other.name === name)) {
    throw new AwsError(
      'DuplicateTargetGroupName',
      `A target group with the same name '${name}' exists, but with different settings`,
    );
  }
  const record: TargetGroupRecord = {
    arn: newArn(ctx, `targetgroup/${name}`),
    name,
    ...(input.VpcId && { vpcId: input.VpcId }),
    protocol: Protocol,
    port: Port,
    targetType: TargetType,
    healthCheck: checkOf(input),
    attributes: defaults,
    targets: [],
  };
  elbTags.add(ctx, record.arn, tagsOf(input.Tags));
  return { TargetGroups: [present(ctx, save(ctx, targetGroupKind, record))] };
}

function checkOf(
  input: CreateTargetGroupInput | ModifyTargetGroupInput,
  before?: TargetGroupRecord['healthCheck'],
): TargetGroupRecord['healthCheck'] {
  return {
    enabled: input.HealthCheckEnabled ?? before?.enabled ?? true,
    protocol: input.HealthCheckProtocol ?? before?.protocol ?? 'HTTP',
    port: input.HealthCheckPort ?? before?.port ?? 'traffic-port',
    path: input.HealthCheckPath ?? before?.path ?? '/',
    intervalSeconds: input.HealthCheckIntervalSeconds ?? before?.intervalSeconds ?? 30,
    timeoutSeconds: input.HealthCheckTimeoutSeconds ?? before?.timeoutSeconds ?? 5,
    healthyThreshold: input.HealthyThresholdCount ?? before?.healthyThreshold ?? 5,
    unhealthyThreshold: input.UnhealthyThresholdCount ?? before?.unhealthyThreshold ?? 2,
    httpCode: input.Matcher?.HttpCode ?? before?.httpCode ?? '200',
  };
}

export function modifyTargetGroup(input: ModifyTargetGroupInput, ctx: CallContext) {
  const record = existing(ctx, targetGroupKind, input.TargetGroupArn);
  const healthCheck = checkOf(input, record.healthCheck);
  const changed = save(ctx, targetGroupKind, { ...record, healthCheck });
  return { TargetGroups: [present(ctx, changed)] };
}

export function describeTargetGroups(
  input: DescribeTargetGroupsInput,
  ctx: CallContext,
): DescribeTargetGroupsOutput {
  const { LoadBalancerArn, Names, TargetGroupArns } = input;
  const found = TargetGroupArns
    ? TargetGroupArns.map((arn) => existing(ctx, targetGroupKind, arn))
    : all(ctx, targetGroupKind)
        .filter(({ name }) => !Names || Names.includes(name))
        .filter(
          ({ arn }) => !LoadBalancerArn || loadBalancersOf(ctx, arn).includes(LoadBalancerArn),
        );
  const { items, NextMarker } = pageOf(found, input);
  return {
    TargetGroups: items.map((record) => present(ctx, record)),
    ...(NextMarker && { NextMarker }),
  };
}

/** @throws AwsError ResourceInUse while a listener or rule forwards to it */
export function deleteTargetGroup(
  { TargetGroupArn = '' }: DeleteTargetGroupInput,
  ctx: CallContext,
): object {
  const record = find(ctx, targetGroupKind, TargetGroupArn);
  if (!record) return {};
  if (loadBalancersOf(ctx, record.arn).length > 0) {
    throw new AwsError(
      'ResourceInUse',
      `Target group '${record.arn}' is currently in use by a listener or a rule`,
    );
  }
  remove(ctx, targetGroupKind, record);
  return {};
}

export function describeTargetGroupAttributes(
  { TargetGroupArn }: DescribeTargetGroupAttributesInput,
  ctx: CallContext,
) {
  return { Attributes: tagList(existing(ctx, targetGroupKind, TargetGroupArn).attributes) };
}

export function modifyTargetGroupAttributes(
  { TargetGroupArn, Attributes }: ModifyTargetGroupAttributesInput,
  ctx: CallContext,
) {
  const record = existing(ctx, targetGroupKind, TargetGroupArn);
  const attributes = withAttributes(record.attributes, Attributes);
  save(ctx, targetGroupKind, { ...record, attributes });
  return { Attributes: tagList(attributes) };
}

export function registerTargets(
  { TargetGroupArn, Targets = [] }: RegisterTargetsInput,
  ctx: CallContext,
): object {
  const record = existing(ctx, targetGroupKind, TargetGroupArn);
  const kept = record.targets.filter((target) => !Targets.some((other) => same(target, other)));
  save(ctx, targetGroupKind, { ...record, targets: [...kept, ...Targets] });
  return {};
}

export function deregisterTargets(
  { TargetGroupArn, Targets = [] }: DeregisterTargetsInput,
  ctx: CallContext,
): object {
  const record = existing(ctx, targetGroupKind, TargetGroupArn);
  const targets = record.targets.filter((target) => !Targets.some((other) => same(target, other)));
  save(ctx, targetGroupKind, { ...record, targets });
  return {};
}

/** Nothing answers a health check here: a target of a group that is forwarded to counts as healthy. */
export function describeTargetHealth(
  { TargetGroupArn }: DescribeTargetHealthInput,
  ctx: CallContext,
): DescribeTargetHealthOutput {
  const record = existing(ctx, targetGroupKind, TargetGroupArn);
  const isUsed = loadBalancersOf(ctx, record.arn).length > 0;
  return {
    TargetHealthDescriptions: record.targets.map((Target) => ({
      Target: { ...Target, Port: Target.Port ?? record.port },
      HealthCheckPort: String(Target.Port ?? record.port),
      TargetHealth: isUsed
        ? { State: 'healthy' }
        : {
            State: 'unused',
            Reason: 'Target.NotInUse',
            Description: 'Target group is not configured to receive traffic from the load balancer',
          },
    })),
  };
}

function same(a: TargetDescription, b: TargetDescription): boolean {
  return a.Id === b.Id && (b.Port === undefined || a.Port === b.Port);
}

function loadBalancersOf(ctx: CallContext, targetGroupArn: string): string[] {
  const listeners = all(ctx, listenerKind);
  const forwards = (actions: readonly { TargetGroupArn?: string | undefined }[]) =>
    actions.some((action) => action.TargetGroupArn === targetGroupArn);
  const byRule = new Set(
    all(ctx, ruleKind)
      .filter(({ actions }) => forwards(actions))
      .map(({ listenerArn }) => listenerArn),
  );
  const used = listeners.filter(
    ({ arn, defaultActions }) => byRule.has(arn) || forwards(defaultActions),
  );
  return [...new Set(used.map(({ loadBalancerArn }) => loadBalancerArn))];
}

function present(ctx: CallContext, record: TargetGroupRecord): TargetGroup {
  const { healthCheck: check } = record;
  return {
    TargetGroupArn: record.arn,
    TargetGroupName: record.name,
    Protocol: protocolOf(record.protocol),
    ProtocolVersion: 'HTTP1',
    Port: record.port,
    ...(record.vpcId && { VpcId: record.vpcId }),
    TargetType: targetTypeOf(record.targetType),
    HealthCheckEnabled: check.enabled,
    HealthCheckProtocol: protocolOf(check.protocol),
    HealthCheckPort: check.port,
    HealthCheckPath: check.path,
    HealthCheckIntervalSeconds: check.intervalSeconds,
    HealthCheckTimeoutSeconds: check.timeoutSeconds,
    HealthyThresholdCount: check.healthyThreshold,
    UnhealthyThresholdCount: check.unhealthyThreshold,
    Matcher: { HttpCode: check.httpCode },
    LoadBalancerArns: loadBalancersOf(ctx, record.arn),
    IpAddressType: 'ipv4',
  };
}

function protocolOf(text: string): NonNullable<TargetGroup['Protocol']> {
  return text === 'HTTPS' || text === 'TCP' ? text : 'HTTP';
}

function targetTypeOf(text: string): NonNullable<TargetGroup['TargetType']> {
  return text === 'ip' || text === 'lambda' || text === 'alb' ? text : 'instance';
}
