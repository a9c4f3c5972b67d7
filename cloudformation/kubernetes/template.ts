import { findInMap, getAtt, ref, select, sub } from '../builder/intrinsics.ts';
import type { Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import { imageIdParameter } from '../hosts/amazon-linux-image.ts';
import { addContainerHost } from '../hosts/container-host.ts';
import type { LayerContext } from '../layer.ts';
import { securityGroupInput, subnetsInput, textInput } from '../layer-inputs.ts';
import { gitRepositoryPattern, gitTextPattern } from './git-parameters.ts';
import {
  type KubernetesParameters,
  kubernetesInstanceTypes,
  kubernetesProfiles,
} from './parameters.ts';

/** The Kubernetes layer's stack: a host with Docker, Minikube and ArgoCD in the first public subnet. */
export function kubernetesTemplate(
  parameters: KubernetesParameters,
  context: LayerContext,
): Template {
  const template = new TemplateBuilder('Kubernetes: host with Docker, Minikube and ArgoCD');
  const environment = tagEnvironment(template, 'kubernetes', context);
  const instanceType = ref(
    template.parameter('InstanceType', {
      Type: 'String',
      Description: 'Size of the host; t3.small runs a reduced ArgoCD.',
      Default: parameters.instanceType,
      AllowedValues: kubernetesInstanceTypes,
      group: 'Host',
    }),
  );
  const disk = template.parameter('DiskGib', {
    Type: 'Number',
    Description: 'GiB of the host’s encrypted volume.',
    Default: parameters.diskGib,
    MinValue: 20,
    group: 'Host',
  });
  const profiles = template.mapping('Profiles', kubernetesProfiles);
  const host = addContainerHost(template, {
    logicalId: 'KubernetesHost',
    name: sub`${environment}-kubernetes`,
    imageId: imageIdParameter(template, 'HostImage', parameters.imageParameter),
    instanceType,
    instanceProfile: textInput(template, 'KubernetesInstanceProfileName'),
    subnetId: select(0, subnetsInput(template, 'PublicSubnetIds')),
    securityGroupId: securityGroupInput(template, 'KubernetesSecurityGroupId'),
    rootVolumeGib: ref(disk),
    metadataHopLimit: 1,
    settings: {
      ENVIRONMENT: environment,
      REGION: ref('AWS::Region'),
      PROFILE: findInMap(profiles, instanceType, 'profile'),
      ARGOCD_SECRET_ARN: textInput(template, 'ArgoCdCredentialsArn'),
      ...gitSettings(template, parameters),
    },
  });
  template.output('KubernetesInstanceId', 'Kubernetes host', ref(host));
  template.output(
    'KubernetesPrivateIp',
    'Address of the host inside the VPC',
    getAtt(host, 'PrivateIp'),
  );
  template.output(
    'ArgoCdUrl',
    'ArgoCD’s web interface, with a certificate of its own; the name changes when the host is stopped and started',
    sub`https://${getAtt(host, 'PublicDnsName')}:30080`,
  );
  return template.build();
}

function gitSettings(template: TemplateBuilder, parameters: KubernetesParameters) {
  const declare = (logicalId: string, description: string, value: string, pattern: string) =>
    ref(
      template.parameter(logicalId, {
        Type: 'String',
        Description: description,
        Default: value,
        AllowedPattern: pattern,
        group: 'GitOps',
      }),
    );
  return {
    GIT_REPOSITORY: declare(
      'GitRepository',
      'Public repository that ArgoCD deploys; empty for none.',
      parameters.gitRepository,
      gitRepositoryPattern,
    ),
    GIT_REVISION: declare(
      'GitRevision',
      'Branch, tag or commit.',
      parameters.gitRevision,
      gitTextPattern,
    ),
    GIT_PATH: declare('GitPath', 'Folder of the repository.', parameters.gitPath, gitTextPattern),
  };
}
