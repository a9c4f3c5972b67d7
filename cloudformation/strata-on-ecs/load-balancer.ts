import { getAtt, ref } from '../builder/intrinsics.ts';
import type { ResourceHandle } from '../builder/template.ts';
import { appPort, type Scope, type SecurityGroup } from './scope.ts';

export interface Entrance {
  readonly loadBalancer: ResourceHandle<'AWS::ElasticLoadBalancingV2::LoadBalancer'>;
  readonly listener: ResourceHandle<'AWS::ElasticLoadBalancingV2::Listener'>;
  readonly targetGroup: ResourceHandle<'AWS::ElasticLoadBalancingV2::TargetGroup'>;
}

/** Longer than the app lets an event stream be silent, shorter than it keeps a connection. */
const idleTimeoutSeconds = '60';

/** HTTPS for people, and only to instances that are ready. */
export function addEntrance(scope: Scope, securityGroup: SecurityGroup): Entrance {
  const { template, vpcId, publicSubnetIds } = scope;
  const certificate = template.parameter('CertificateArn', {
    Type: 'String',
    Description: 'Certificate of AWS Certificate Manager for the host of PublicUrl.',
    // One that nobody has: AWS's validator takes a certificate without a default for none (E3676).
    Default: 'arn:aws:acm:us-east-2:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    AllowedPattern: '^arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[0-9a-f-]+$',
    ConstraintDescription: 'must be the ARN of a certificate',
    group: 'Address',
  });
  const loadBalancer = template.resource(
    'LoadBalancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: publicSubnetIds,
      SecurityGroups: [getAtt(securityGroup, 'GroupId')],
      LoadBalancerAttributes: [
        { Key: 'idle_timeout.timeout_seconds', Value: idleTimeoutSeconds },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
        // What it appends is what STRATA_TRUSTED_PROXIES=1 reads.
        { Key: 'routing.http.xff_header_processing.mode', Value: 'append' },
      ],
    },
  );
  const targetGroup = template.resource('Instances', 'AWS::ElasticLoadBalancingV2::TargetGroup', {
    VpcId: vpcId,
    TargetType: 'ip',
    Protocol: 'HTTP',
    Port: appPort,
    HealthCheckEnabled: true,
    HealthCheckPath: '/api/v1/ready',
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
    Matcher: { HttpCode: '200' },
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '15' }],
  });
  template.resource('HttpListener', 'AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref(loadBalancer),
    Port: 80,
    Protocol: 'HTTP',
    DefaultActions: [
      {
        Type: 'redirect',
        RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
      },
    ],
  });
  const listener = template.resource('HttpsListener', 'AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref(loadBalancer),
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    Certificates: [{ CertificateArn: ref(certificate) }],
    DefaultActions: [{ Type: 'forward', TargetGroupArn: ref(targetGroup) }],
  });
  return { loadBalancer, listener, targetGroup };
}
