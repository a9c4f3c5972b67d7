import { getAtt, ref } from '../builder/intrinsics.ts';
import { appPort, databasePort, type Scope, type SecurityGroup } from './scope.ts';

export interface SecurityGroups {
  readonly loadBalancer: SecurityGroup;
  readonly app: SecurityGroup;
  readonly database: SecurityGroup;
}

/** From the people who may come to the load balancer, from there to the app, from there to the database. */
export function addSecurityGroups({ template, vpcId }: Scope): SecurityGroups {
  const callers = template.parameter('AllowedCidr', {
    Type: 'String',
    Description: 'Who may reach the load balancer: an address range such as that of the office.',
    AllowedPattern: '^(\\d{1,3}\\.){3}\\d{1,3}/\\d{1,2}$',
    ConstraintDescription: 'must be a range such as 203.0.113.0/24',
    group: 'Network',
  });
  const web = (port: number, description: string) => ({
    IpProtocol: 'tcp',
    FromPort: port,
    ToPort: port,
    CidrIp: ref(callers),
    Description: description,
  });
  const loadBalancer = template.resource('LoadBalancerGroup', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'Load balancer of Strata',
    VpcId: vpcId,
    SecurityGroupIngress: [web(443, 'HTTPS'), web(80, 'HTTP, which is sent to HTTPS')],
  });
  const app = template.resource('AppGroup', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'Instances of Strata',
    VpcId: vpcId,
  });
  const database = template.resource('DatabaseGroup', 'AWS::EC2::SecurityGroup', {
    GroupDescription: 'Database of Strata',
    VpcId: vpcId,
    SecurityGroupEgress: [
      { IpProtocol: '-1', CidrIp: '127.0.0.1/32', Description: 'Nowhere: it only answers' },
    ],
  });
  const admit = (logicalId: string, from: SecurityGroup, to: SecurityGroup, port: number) =>
    template.resource(logicalId, 'AWS::EC2::SecurityGroupIngress', {
      GroupId: getAtt(to, 'GroupId'),
      SourceSecurityGroupId: getAtt(from, 'GroupId'),
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      Description: 'The only way in',
    });
  admit('AppFromLoadBalancer', loadBalancer, app, appPort);
  admit('DatabaseFromApp', app, database, databasePort);
  return { loadBalancer, app, database };
}
