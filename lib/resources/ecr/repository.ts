import { consoleUrl } from '../console-url.ts';

import { defineResource } from '../resource-module.ts';

export const containerRepository = defineResource({
  type: 'AWS::ECR::Repository',
  title: 'Image repository',
  plural: 'Image repositories',
  icon: 'aws:container-repository',
  arnType: 'ecr:repository',
  statuses: {},
  properties: [
    { label: 'Name', path: 'RepositoryName' },
    { label: 'URI', path: 'RepositoryUri' },
  ],
  relations: [],
  typicalSeconds: { create: 3, update: 3, delete: 2 },
  holdsData: true,
  consoleUrl: (node, region) =>
    consoleUrl(region, 'ecr', `/private-registry/repositories/${node.id}`),
});
