import { getAtt, ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { subnetsInput } from '../layer-inputs.ts';
import { addBastion } from './bastion.ts';
import type { IngressScope } from './ingress-scope.ts';
import { addListeners, addLoadBalancer } from './load-balancer.ts';
import type { IngressParameters } from './parameters.ts';
import { addRules, addTargetGroups } from './target-groups.ts';

/** The ingress layer's stack: the ways in, for users by the load balancer, for operators by the bastion. */
export function ingressTemplate(parameters: IngressParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Ingress: application load balancer with its target groups and rules, bastion host',
  );
  const environment = tagEnvironment(template, 'ingress', context);
  const publicSubnetIds = subnetsInput(template, 'PublicSubnetIds');
  const scope: IngressScope = { template, environment, parameters, publicSubnetIds };
  const loadBalancer = addLoadBalancer(scope);
  const targetGroups = addTargetGroups(scope);
  const listener = addListeners(scope, loadBalancer, targetGroups.application);
  addRules(scope, listener, targetGroups);
  template.output('LoadBalancerArn', 'Application load balancer', ref(loadBalancer));
  template.output(
    'LoadBalancerDnsName',
    'Host name of the load balancer',
    getAtt(loadBalancer, 'DNSName'),
  );
  template.output(
    'ApplicationTargetGroupArn',
    'Where targets on port 8080 are registered',
    ref(targetGroups.application),
  );
  template.output(
    'WebTargetGroupArn',
    'Where targets on port 3000 are registered',
    ref(targetGroups.web),
  );
  template.output(
    'ApiTargetGroupArn',
    'Where targets on port 5000 are registered',
    ref(targetGroups.api),
  );
  if (parameters.bastion) addBastion(scope);
  return template.build();
}
