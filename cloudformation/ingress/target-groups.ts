import { ref, sub } from '../builder/intrinsics.ts';
import type { Intrinsic } from '../builder/value.ts';
import { vpcInput } from '../layer-inputs.ts';
import type { IngressScope, Listener, TargetGroup } from './ingress-scope.ts';

export interface TargetGroups {
  /** Port 8080, where everything goes that no rule sends elsewhere. */
  readonly application: TargetGroup;
  readonly web: TargetGroup;
  readonly api: TargetGroup;
}

/** A target group for each port of the App security group; targets are addresses, as of ECS tasks. */
export function addTargetGroups(scope: IngressScope): TargetGroups {
  const { template, parameters } = scope;
  const healthCheckPath = template.parameter('HealthCheckPath', {
    Type: 'String',
    Description: 'Path that a healthy target answers with a status from 200 to 399.',
    Default: parameters.healthCheckPath,
    AllowedPattern: '^/.*$',
    ConstraintDescription: 'must begin with a slash',
    group: 'Routes',
  });
  const vpcId = vpcInput(template);
  const add = (logicalId: string, name: string, port: number) =>
    addTargetGroup(scope, { logicalId, name, port, vpcId, path: ref(healthCheckPath) });
  return {
    application: add('ApplicationTargetGroup', 'application', 8080),
    web: add('WebTargetGroup', 'web', 3000),
    api: add('ApiTargetGroup', 'api', 5000),
  };
}

function addTargetGroup(
  { template, environment }: IngressScope,
  group: {
    logicalId: string;
    name: string;
    port: number;
    vpcId: Intrinsic<string>;
    path: Intrinsic<string>;
  },
): TargetGroup {
  return template.resource(
    group.logicalId,
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    {
      VpcId: group.vpcId,
      TargetType: 'ip',
      Protocol: 'HTTP',
      Port: group.port,
      HealthCheckEnabled: true,
      HealthCheckPath: group.path,
      HealthCheckIntervalSeconds: 15,
      HealthCheckTimeoutSeconds: 5,
      HealthyThresholdCount: 2,
      UnhealthyThresholdCount: 3,
      Matcher: { HttpCode: '200-399' },
      TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '30' }],
    },
    { tags: { Name: sub`${environment}-${group.name}` } },
  );
}

/** The rules that send requests to ports 5000 and 3000. */
export function addRules(
  { template, parameters }: IngressScope,
  listener: Listener,
  { web, api }: TargetGroups,
): void {
  const add = (logicalId: string, priority: number, target: TargetGroup, conditions: Condition[]) =>
    template.resource(logicalId, 'AWS::ElasticLoadBalancingV2::ListenerRule', {
      ListenerArn: ref(listener),
      Priority: priority,
      Conditions: conditions,
      Actions: [{ Type: 'forward', TargetGroupArn: ref(target) }],
    });
  add('ApiRule', 10, api, conditionsOf(parameters.apiPaths, parameters.apiHosts));
  add('WebRule', 20, web, conditionsOf(parameters.webPaths, parameters.webHosts));
}

type Condition = ReturnType<typeof conditionsOf>[number];

function conditionsOf(paths: readonly string[], hosts: readonly string[]) {
  return [
    ...(paths.length > 0 ? [{ Field: 'path-pattern', PathPatternConfig: { Values: paths } }] : []),
    ...(hosts.length > 0 ? [{ Field: 'host-header', HostHeaderConfig: { Values: hosts } }] : []),
  ];
}
