import { ref, select, sub } from '../builder/intrinsics.ts';
import { addInstance } from '../hosts/add-instance.ts';
import { amazonLinuxParameterName, imageIdParameter } from '../hosts/amazon-linux-image.ts';
import { securityGroupInput } from '../layer-inputs.ts';
import { bastionArchitecture } from './bastion-parameters.ts';
import type { IngressScope } from './ingress-scope.ts';

/** The bastion host, with a role that allows Session Manager and nothing else. */
export function addBastion(scope: IngressScope): void {
  const { template, environment, parameters } = scope;
  const { architecture, types } = bastionArchitecture(parameters.bastionInstanceType);
  const instanceType = template.parameter('BastionInstanceType', {
    Type: 'String',
    Description: 'Size of the bastion host.',
    Default: parameters.bastionInstanceType,
    AllowedValues: types,
    group: 'Host',
  });
  const bastion = addInstance(template, {
    logicalId: 'Bastion',
    name: sub`${environment}-bastion`,
    imageId: imageIdParameter(template, 'BastionImage', amazonLinuxParameterName(architecture)),
    instanceType: ref(instanceType),
    instanceProfile: addInstanceProfile(scope),
    subnetId: select(0, scope.publicSubnetIds),
    securityGroupId: securityGroupInput(template, 'BastionSecurityGroupId'),
    rootVolumeGib: 8,
    metadataHopLimit: 1,
  });
  template.output(
    'BastionInstanceId',
    'Bastion host: aws ssm start-session --target <id>',
    ref(bastion),
  );
}

function addInstanceProfile({ template, environment }: IngressScope) {
  const role = template.resource(
    'BastionRole',
    'AWS::IAM::Role',
    {
      Description: 'Lets Session Manager reach the bastion host',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      ManagedPolicyArns: [
        sub`arn:${ref('AWS::Partition')}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
      ],
    },
    { tags: { Name: sub`${environment}-bastion` } },
  );
  return ref(
    template.resource('BastionInstanceProfile', 'AWS::IAM::InstanceProfile', {
      Roles: [ref(role)],
    }),
  );
}
