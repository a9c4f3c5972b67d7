import { getAtt, ref, sub } from '../builder/intrinsics.ts';
import type { ParameterHandle, ResourceHandle } from '../builder/template.ts';
import type { Cluster, ComputeScope, Service } from './compute-scope.ts';

type ScalableTarget = ResourceHandle<'AWS::ApplicationAutoScaling::ScalableTarget'>;

/**
 * Scales the service between 0 and the maximum by CPU and memory. Without a task there is no metric,
 * and target tracking does nothing on insufficient data, so it never leaves 0 by itself (ECS Developer
 * Guide, "Use a target metric to scale Amazon ECS services"); office hours or the operator start it.
 */
export function addScaling(scope: ComputeScope, cluster: Cluster, service: Service): void {
  const { template, environment, parameters } = scope;
  const maximum = template.parameter('MaximumTaskCount', {
    Type: 'Number',
    Description: 'Most tasks that automatic scaling runs.',
    Default: parameters.maximumTasks,
    MinValue: 1,
    group: 'Scaling',
  });
  const target = template.resource(
    'ScalableTarget',
    'AWS::ApplicationAutoScaling::ScalableTarget',
    {
      ServiceNamespace: 'ecs',
      ScalableDimension: 'ecs:service:DesiredCount',
      ResourceId: sub`service/${ref(cluster)}/${getAtt(service, 'Name')}`,
      MinCapacity: 0,
      MaxCapacity: ref(maximum),
      ...(parameters.officeHours && { ScheduledActions: officeHours(scope, maximum) }),
    },
  );
  addTargetTracking(scope, target, 'Cpu', 'ECSServiceAverageCPUUtilization', parameters.cpuTarget);
  addTargetTracking(
    scope,
    target,
    'Memory',
    'ECSServiceAverageMemoryUtilization',
    parameters.memoryTarget,
  );
  template.output(
    'ScalingResourceId',
    'What Application Auto Scaling scales',
    sub`service/${environment}-data-processing-cluster/${environment}-data-processing-service`,
  );
}

function addTargetTracking(
  { template, environment }: ComputeScope,
  target: ScalableTarget,
  name: 'Cpu' | 'Memory',
  metric: string,
  percent: number,
): void {
  const value = template.parameter(`${name}TargetPercent`, {
    Type: 'Number',
    Description: `Average ${name === 'Cpu' ? 'CPU' : 'memory'} utilization that scaling aims for.`,
    Default: percent,
    MinValue: 10,
    MaxValue: 95,
    group: 'Scaling',
  });
  template.resource(`${name}ScalingPolicy`, 'AWS::ApplicationAutoScaling::ScalingPolicy', {
    PolicyName: sub`${environment}-data-processing-${name.toLowerCase()}`,
    PolicyType: 'TargetTrackingScaling',
    ScalingTargetId: ref(target),
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: { PredefinedMetricType: metric },
      TargetValue: ref(value),
      ScaleOutCooldown: 60,
      ScaleInCooldown: 300,
    },
  });
}

function officeHours({ template, parameters }: ComputeScope, maximum: ParameterHandle<number>) {
  const hourParameter = (logicalId: string, description: string, hour: number) =>
    template.parameter(logicalId, {
      Type: 'Number',
      Description: description,
      Default: hour,
      MinValue: 0,
      MaxValue: 23,
      group: 'Scaling',
    });
  const start = hourParameter('StartHour', 'Hour at which a task starts.', parameters.startHour);
  const stop = hourParameter('StopHour', 'Hour at which every task stops.', parameters.stopHour);
  const zone = template.parameter('TimeZone', {
    Type: 'String',
    Description: 'Time zone of the office hours, as the tz database names it.',
    Default: parameters.timeZone,
    group: 'Scaling',
  });
  return [
    {
      ScheduledActionName: 'start-office-hours',
      Schedule: sub`cron(0 ${ref(start)} ? * MON-FRI *)`,
      Timezone: ref(zone),
      ScalableTargetAction: { MinCapacity: 1, MaxCapacity: ref(maximum) },
    },
    {
      ScheduledActionName: 'stop-office-hours',
      Schedule: sub`cron(0 ${ref(stop)} ? * MON-FRI *)`,
      Timezone: ref(zone),
      ScalableTargetAction: { MinCapacity: 0, MaxCapacity: 0 },
    },
  ];
}
