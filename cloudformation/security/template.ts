import { getAtt, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle, Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import type { Intrinsic } from '../builder/value.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import type { LayerContext } from '../layer.ts';
import { vpcInput } from '../layer-inputs.ts';
import type { SecurityParameters } from './parameters.ts';
import { deliveryPorts, fromBlocks, fromGroup, groupPorts, scrapePorts, sshPort } from './rules.ts';

type SecurityGroup = ResourceHandle<'AWS::EC2::SecurityGroup'>;
type InlineRule = ReturnType<typeof fromBlocks>[number] | ReturnType<typeof fromGroup>[number];

interface GroupPlan {
  readonly logicalId: `${string}SecurityGroup`;
  readonly name: string;
  readonly members: string;
  readonly rules: readonly InlineRule[];
}

/** The security layer's stack: the six groups and what each accepts from whom. */
export function securityTemplate(parameters: SecurityParameters, context: LayerContext): Template {
  const template = new TemplateBuilder(
    'Security: groups of load balancers, applications, databases, bastion, Kubernetes, monitoring',
  );
  const environment = tagEnvironment(template, 'security', context);
  const vpc = vpcInput(template);
  const add = (plan: GroupPlan): SecurityGroup => addGroup(template, environment, vpc, plan);

  const web = add({
    logicalId: 'WebSecurityGroup',
    name: 'web',
    members: 'Load balancers',
    rules: fromBlocks(groupPorts.web, parameters.webCidrs, 'visitors'),
  });
  const app = add({
    logicalId: 'AppSecurityGroup',
    name: 'app',
    members: 'Application servers and ECS tasks',
    rules: fromGroup(groupPorts.app, idOf(web), 'load balancers'),
  });
  const database = add({
    logicalId: 'DatabaseSecurityGroup',
    name: 'database',
    members: 'Databases and cache clusters',
    rules: fromGroup(groupPorts.database, idOf(app), 'applications'),
  });
  const bastion = add({
    logicalId: 'BastionSecurityGroup',
    name: 'bastion',
    members: 'Bastion hosts',
    rules: fromBlocks([sshPort], parameters.operatorCidrs, 'operators'),
  });
  const kubernetesCidrs = orOperators(parameters, parameters.kubernetesCidrs);
  const kubernetes = add({
    logicalId: 'KubernetesSecurityGroup',
    name: 'kubernetes',
    members: 'Kubernetes host',
    rules: [
      ...fromBlocks(groupPorts.kubernetes, kubernetesCidrs, 'users'),
      ...sshRules(parameters, kubernetesCidrs, bastion),
    ],
  });
  const monitoringCidrs = orOperators(parameters, parameters.monitoringCidrs);
  const monitoring = add({
    logicalId: 'MonitoringSecurityGroup',
    name: 'monitoring',
    members: 'Monitoring host',
    rules: [
      ...fromBlocks(groupPorts.monitoring, monitoringCidrs, 'users'),
      ...sshRules(parameters, monitoringCidrs, bastion),
      ...fromGroup(deliveryPorts, idOf(app), 'applications'),
      ...fromGroup(deliveryPorts, idOf(kubernetes), 'Kubernetes'),
    ],
  });
  addScrapes(template, { logicalId: 'App', group: app, monitoring });
  addScrapes(template, { logicalId: 'Kubernetes', group: kubernetes, monitoring });

  const outputs = { web, app, database, bastion, kubernetes, monitoring };
  for (const [name, group] of Object.entries(outputs)) {
    const output = `${name.charAt(0).toUpperCase()}${name.slice(1)}SecurityGroupId`;
    template.output(output, `Security group ${name}`, idOf(group));
  }
  return template.build();
}

function addGroup(
  template: TemplateBuilder,
  environment: Intrinsic<string>,
  vpc: Intrinsic<string>,
  { logicalId, name, members, rules }: GroupPlan,
): SecurityGroup {
  return template.resource(
    logicalId,
    'AWS::EC2::SecurityGroup',
    {
      GroupDescription: members,
      VpcId: vpc,
      ...(rules.length > 0 && { SecurityGroupIngress: rules }),
      SecurityGroupEgress: [
        { IpProtocol: '-1', CidrIp: '0.0.0.0/0', Description: 'Anywhere, by any protocol' },
      ],
    },
    { tags: { Name: sub`${environment}-${name}` } },
  );
}

/** Rules of their own, because the monitoring group refers to these groups and they to it. */
function addScrapes(
  template: TemplateBuilder,
  scrape: { logicalId: string; group: SecurityGroup; monitoring: SecurityGroup },
): void {
  for (const rule of fromGroup(scrapePorts, idOf(scrape.monitoring), 'Prometheus')) {
    template.resource(
      `${scrape.logicalId}Scrape${rule.FromPort}`,
      'AWS::EC2::SecurityGroupIngress',
      { GroupId: idOf(scrape.group), ...rule },
    );
  }
}

function sshRules(
  { allowSsh }: SecurityParameters,
  cidrs: readonly string[],
  bastion: SecurityGroup,
): InlineRule[] {
  if (!allowSsh) return [];
  return [
    ...fromBlocks([sshPort], cidrs, 'users'),
    ...fromGroup([sshPort], idOf(bastion), 'bastion hosts'),
  ];
}

function orOperators(
  { operatorCidrs }: SecurityParameters,
  cidrs: readonly string[],
): readonly string[] {
  return cidrs.length > 0 ? cidrs : operatorCidrs;
}

function idOf(group: SecurityGroup): Intrinsic<string> {
  return getAtt(group, 'GroupId');
}
