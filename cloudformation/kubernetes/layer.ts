import { defineLayer } from '../layer.ts';
import { kubernetesParameters } from './parameters.ts';
import { kubernetesTemplate } from './template.ts';

export const kubernetesLayer = defineLayer({
  id: 'kubernetes',
  title: 'Kubernetes',
  purpose: 'Host with Docker, Minikube and ArgoCD',
  needs: ['network', 'security', 'secrets', 'access'],
  parameters: kubernetesParameters,
  presets: {
    minimal: { diskGib: 20 },
    development: {},
    production: { instanceType: 't3.xlarge', diskGib: 100 },
  },
  template: kubernetesTemplate,
  stackParameters: (parameters, context) => ({
    Environment: context.environment,
    InstanceType: parameters.instanceType,
    DiskGib: String(parameters.diskGib),
    HostImage: parameters.imageParameter,
    GitRepository: parameters.gitRepository,
    GitRevision: parameters.gitRevision,
    GitPath: parameters.gitPath,
  }),
});
