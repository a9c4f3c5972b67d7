import { getAtt, ref } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { addDatabase } from './database.ts';
import { addEntrance } from './load-balancer.ts';
import { addRoles } from './roles.ts';
import type { Scope } from './scope.ts';
import { addSecrets } from './secrets.ts';
import { addSecurityGroups } from './security-groups.ts';
import { addService } from './service.ts';

/** Strata itself in an AWS account: instances on Fargate behind a load balancer, and their database. */
export function strataOnEcsTemplate(): Template {
  const template = new TemplateBuilder(
    'Strata itself: two instances on ECS Fargate, PostgreSQL in RDS, HTTPS by a load balancer',
  );
  const name = ref('AWS::StackName');
  template.tagResources({ 'strata:installation': name });
  const scope: Scope = { template, name, ...networkOf(template) };
  const securityGroups = addSecurityGroups(scope);
  const entrance = addEntrance(scope, securityGroups.loadBalancer);
  const secrets = addSecrets(scope);
  const database = addDatabase(scope, {
    credentials: secrets.database,
    securityGroup: securityGroups.database,
  });
  const { administratorPassword, ...others } = secrets;
  const roles = addRoles(scope, [...Object.values(others), administratorPassword]);
  const securityGroup = securityGroups.app;
  addService(scope, { database, secrets, roles, entrance, securityGroup });

  const { loadBalancer } = entrance;
  template.output(
    'LoadBalancerName',
    'What the name of PublicUrl leads to',
    getAtt(loadBalancer, 'DNSName'),
  );
  template.output(
    'TaskRoleArn',
    'Whom the roles of accounts have to trust',
    getAtt(roles.task, 'Arn'),
  );
  template.output(
    'AdministratorPasswordArn',
    'Secret with the first password',
    ref(administratorPassword),
  );
  template.output(
    'MetricsTokenArn',
    'Secret with the token for Prometheus',
    ref(secrets.metricsToken),
  );
  template.output('DatabaseAddress', 'Host of the database', getAtt(database, 'Endpoint.Address'));
  return template.build();
}

function networkOf(template: TemplateBuilder) {
  const group = 'Network';
  const vpc = template.parameter('VpcId', {
    Type: 'AWS::EC2::VPC::Id',
    Description: 'VPC that Strata runs in.',
    group,
  });
  const publicSubnets = template.parameter('PublicSubnetIds', {
    Type: 'List<AWS::EC2::Subnet::Id>',
    Description: 'Public subnets of two zones or more, for the load balancer.',
    group,
  });
  const privateSubnets = template.parameter('PrivateSubnetIds', {
    Type: 'List<AWS::EC2::Subnet::Id>',
    Description:
      'Private subnets of two zones or more with a way to the internet, for instances and database.',
    group,
  });
  return {
    vpcId: ref(vpc),
    publicSubnetIds: ref(publicSubnets),
    privateSubnetIds: ref(privateSubnets),
  };
}
