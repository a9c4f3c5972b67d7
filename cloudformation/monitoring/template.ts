import { getAtt, ref, select, sub } from '../builder/intrinsics.ts';
import type { ResourceHandle, Template } from '../builder/template.ts';
import { TemplateBuilder } from '../builder/template-builder.ts';
import { tagEnvironment } from '../environment-parameter.ts';
import { imageIdParameter } from '../hosts/amazon-linux-image.ts';
import { addContainerHost } from '../hosts/container-host.ts';
import type { LayerContext } from '../layer.ts';
import { securityGroupInput, subnetsInput, textInput } from '../layer-inputs.ts';
import { monitoringInstanceTypes } from './host-parameters.ts';
import type { MonitoringParameters } from './parameters.ts';
import { monitoringSettings } from './settings.ts';

/** The monitoring layer's stack: a host with the nine tools in the second public subnet. */
export function monitoringTemplate(
  parameters: MonitoringParameters,
  context: LayerContext,
): Template {
  const template = new TemplateBuilder(
    'Monitoring: host with Prometheus, Grafana, Elasticsearch, Kibana, Logstash, Jaeger, exporters',
  );
  const environment = tagEnvironment(template, 'monitoring', context);
  const instanceType = ref(
    template.parameter('InstanceType', {
      Type: 'String',
      Description: 'Size of the host; t3.small runs without Elasticsearch, Kibana and Logstash.',
      Default: parameters.instanceType,
      AllowedValues: monitoringInstanceTypes,
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
  const host = addContainerHost(template, {
    logicalId: 'MonitoringHost',
    name: sub`${environment}-monitoring`,
    imageId: imageIdParameter(template, 'HostImage', parameters.imageParameter),
    instanceType,
    instanceProfile: textInput(template, 'MonitoringInstanceProfileName'),
    subnetId: select(1, subnetsInput(template, 'PublicSubnetIds')),
    securityGroupId: securityGroupInput(template, 'MonitoringSecurityGroupId'),
    rootVolumeGib: ref(disk),
    // Prometheus asks EC2 and ECS for targets from inside its container.
    metadataHopLimit: 2,
    settings: monitoringSettings(template, environment, instanceType, parameters),
  });
  addOutputs(template, host);
  return template.build();
}

const tools = [
  ['GrafanaUrl', 'Grafana: dashboards and alerts', 3000],
  ['PrometheusUrl', 'Prometheus: metrics, rules and targets', 9090],
  ['KibanaUrl', 'Kibana: log search; not on t3.small', 5601],
  ['JaegerUrl', 'Jaeger: traces', 16686],
] as const;

function addOutputs(template: TemplateBuilder, host: ResourceHandle<'AWS::EC2::Instance'>): void {
  template.output('MonitoringInstanceId', 'Monitoring host', ref(host));
  template.output(
    'MonitoringPrivateIp',
    'Address of the host inside the VPC, for beats, traces and pushed metrics',
    getAtt(host, 'PrivateIp'),
  );
  for (const [name, description, port] of tools) {
    const address = getAtt(host, 'PublicDnsName');
    template.output(
      name,
      `${description}; the name changes when the host is stopped and started`,
      sub`http://${address}:${String(port)}`,
    );
  }
}
