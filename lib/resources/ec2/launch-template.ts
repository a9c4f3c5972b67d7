import { consoleUrl } from '../console-url.ts';
import { defineResource } from '../resource-module.ts';

export const launchTemplate = defineResource({
  type: 'AWS::EC2::LaunchTemplate',
  title: 'Launch template',
  plural: 'Launch templates',
  icon: 'aws:instance',
  arnType: 'ec2:launch-template',
  physicalId: /^lt-/,
  statuses: {},
  nameAt: 'LaunchTemplateName',
  properties: [
    { label: 'ID', path: 'LaunchTemplateId' },
    { label: 'Name', path: 'LaunchTemplateName' },
    { label: 'Version', path: 'DefaultVersionNumber' },
  ],
  relations: [],
  typicalSeconds: { create: 6, update: 6, delete: 3 },
  price: { free: 'Launch templates cost nothing; the instances made of them are billed' },
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ec2', `LaunchTemplateDetails:launchTemplateId=${node.id}`),
});
