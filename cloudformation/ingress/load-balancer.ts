import { ref, sub } from '../builder/intrinsics.ts';
import type { ElasticLoadBalancingV2ListenerAction } from '../builder/resource-types.generated.ts';
import { securityGroupInput } from '../layer-inputs.ts';
import type { IngressScope, Listener, LoadBalancer, TargetGroup } from './ingress-scope.ts';
import { certificateArnPattern } from './parameters.ts';

/** The load balancer of all public subnets, in the Web security group. */
export function addLoadBalancer({
  template,
  environment,
  parameters,
  publicSubnetIds,
}: IngressScope): LoadBalancer {
  const protection = template.parameter('DeletionProtection', {
    Type: 'String',
    Description: 'Whether AWS refuses to delete the load balancer.',
    Default: String(parameters.deletionProtection),
    AllowedValues: ['true', 'false'],
    group: 'Load balancer',
  });
  const idleTimeout = template.parameter('IdleTimeoutSeconds', {
    Type: 'Number',
    Description: 'Seconds after which a connection on which nothing is sent is closed.',
    Default: parameters.idleTimeout,
    MinValue: 1,
    MaxValue: 4000,
    group: 'Load balancer',
  });
  return template.resource(
    'LoadBalancer',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {
      Type: 'application',
      Scheme: 'internet-facing',
      Subnets: publicSubnetIds,
      SecurityGroups: [securityGroupInput(template, 'WebSecurityGroupId')],
      LoadBalancerAttributes: [
        { Key: 'deletion_protection.enabled', Value: ref(protection) },
        { Key: 'idle_timeout.timeout_seconds', Value: sub`${ref(idleTimeout)}` },
        { Key: 'routing.http.drop_invalid_header_fields.enabled', Value: 'true' },
      ],
    },
    { tags: { Name: sub`${environment}-load-balancer` } },
  );
}

/** Answers HTTP, or with a certificate answers HTTPS and sends HTTP there. Returns the listener that forwards. */
export function addListeners(
  { template, parameters }: IngressScope,
  loadBalancer: LoadBalancer,
  application: TargetGroup,
): Listener {
  const forward = [{ Type: 'forward', TargetGroupArn: ref(application) }];
  const http = (actions: readonly ElasticLoadBalancingV2ListenerAction[]) =>
    template.resource('HttpListener', 'AWS::ElasticLoadBalancingV2::Listener', {
      LoadBalancerArn: ref(loadBalancer),
      Port: 80,
      Protocol: 'HTTP',
      DefaultActions: actions,
    });
  if (parameters.certificateArn === '') return http(forward);
  http([
    {
      Type: 'redirect',
      RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' },
    },
  ]);
  const certificate = template.parameter('CertificateArn', {
    Type: 'String',
    Description: 'Certificate of AWS Certificate Manager for HTTPS.',
    Default: parameters.certificateArn,
    AllowedPattern: certificateArnPattern,
    ConstraintDescription: 'must be the ARN of a certificate',
    group: 'Load balancer',
  });
  return template.resource('HttpsListener', 'AWS::ElasticLoadBalancingV2::Listener', {
    LoadBalancerArn: ref(loadBalancer),
    Port: 443,
    Protocol: 'HTTPS',
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    Certificates: [{ CertificateArn: ref(certificate) }],
    DefaultActions: forward,
  });
}
